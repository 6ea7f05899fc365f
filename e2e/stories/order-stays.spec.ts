import { expect, test } from "../fixtures/test.ts";
import type { Meeting } from "../pages/meeting.ts";

test("whoever speaks, rooms stay where they are; only a leave moves them", { tag: "@G23" }, async ({
  arrive,
}) => {
  test.slow();
  const ada = await arrive({ name: "Ada", conference: "order", cameras: 0 });
  const others = [];
  for (const name of ["Ben", "Cleo", "Dan"]) {
    others.push(await arrive({ name, conference: "order", cameras: 1 }));
  }
  for (const other of others) await other.setMicrophone(false);
  await ada.seesAllOf(others);
  const before = await placesOf(ada, others);

  for (const other of others.toReversed()) {
    await other.setMicrophone(true);
    await expect(ada.room(other.person.name)).toHaveAttribute("data-speaking", "true");
    expect(await placesOf(ada, others)).toEqual(before);
    await other.setMicrophone(false);
    await expect(ada.room(other.person.name)).toHaveAttribute("data-speaking", "false");
  }

  const [ben, cleo, dan] = others as [Meeting, Meeting, Meeting];
  await cleo.leave();
  await ada.seesNothingOf("Cleo");
  await expect.poll(() => placesOf(ada, [ben, dan])).not.toEqual([before[0], before[2]]);
});

async function placesOf(ada: Meeting, others: readonly Meeting[]) {
  return Promise.all(others.map(({ person }) => ada.room(person.name).boundingBox()));
}
