import type { Page } from "@playwright/test";
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
  const before = await placesOn(ada.page);
  expect(before.map(({ name }) => name)).toEqual(["Ben", "Cleo", "Dan"]);

  for (const other of others.toReversed()) {
    await other.setMicrophone(true);
    await expect(ada.room(other.person.name)).toHaveAttribute("data-speaking", "true");
    expect(await placesOn(ada.page)).toEqual(before);
    await other.setMicrophone(false);
    await expect(ada.room(other.person.name)).toHaveAttribute("data-speaking", "false");
  }

  const [, cleo] = others as [Meeting, Meeting, Meeting];
  const besideTheChair = whenAChairIsEmpty(ada.page);
  await cleo.leave();

  await test.step("where somebody was stands an empty chair, and nobody moves", async () => {
    expect(await besideTheChair).toEqual({ chair: "Cleo", rooms: before.toSpliced(1, 1) });
  });

  await test.step("then the others move up, in their order and equally large", async () => {
    await expect(ada.page.getByTestId("chair")).toHaveCount(0);
    const [first, second, ...more] = await placesOn(ada.page);
    expect([first?.name, second?.name, more]).toEqual(["Ben", "Dan", []]);
    expect([second?.width, second?.height]).toEqual([first?.width, first?.height]);
    expect([first, second]).not.toEqual(before.toSpliced(1, 1));
    expect(first && second && isApart(first, second)).toBe(true);
  });
});

interface Place {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One beside the other, or beneath it. */
function isApart(one: Place, other: Place): boolean {
  return one.x + one.width <= other.x || one.y + one.height <= other.y;
}

interface StageSeen {
  /** Whose empty chair there is. */
  readonly chair: string | undefined;
  /** Where each room stands, or glides to; in the order in which one reads. */
  readonly rooms: readonly Place[];
}

async function placesOn(page: Page): Promise<readonly Place[]> {
  return (await page.evaluate(lookAtStage, { withChair: false }))?.rooms ?? [];
}

/** As the stage is in the first frame with an empty chair, which stands for two seconds only. */
async function whenAChairIsEmpty(page: Page): Promise<StageSeen | undefined> {
  const seen = await page.waitForFunction(lookAtStage, { withChair: true });
  return seen.jsonValue();
}

/** Runs in the page. Nothing where a chair is asked for and there is none. */
function lookAtStage({ withChair }: { readonly withChair: boolean }): StageSeen | undefined {
  const all = (what: string) => [
    ...document.querySelectorAll<HTMLElement>(`[data-testid="${what}"]`),
  ];
  const [chair] = all("chair");
  if (withChair && chair === undefined) return undefined;
  const rooms = all("room").map((room) => ({
    name: room.dataset["participant"] ?? "",
    x: room.offsetLeft,
    y: room.offsetTop,
    width: room.offsetWidth,
    height: room.offsetHeight,
  }));
  return {
    chair: chair?.dataset["name"],
    rooms: rooms.sort((one, other) => one.y - other.y || one.x - other.x),
  };
}
