import { expect, test } from "../fixtures/test.ts";
import type { Meeting } from "../pages/meeting.ts";

const ways: readonly { readonly how: string; comeBack: (meeting: Meeting) => Promise<void> }[] = [
  {
    how: "by the Rejoin button",
    comeBack: async (meeting) => {
      await meeting.leave();
      await meeting.rejoin();
    },
  },
  { how: "by a reload", comeBack: (meeting) => meeting.reload() },
];

for (const { how, comeBack } of ways) {
  test(`a room of three cameras comes back ${how}, and takes the seat it had`, {
    tag: ["@G4", "@G12", "@G22"],
  }, async ({ arrive }) => {
    const dan = await arrive({ name: "Dan", conference: "seat", cameras: 0 });
    const ada = await arrive({ name: "Ada", conference: "seat", cameras: 1 });
    const bob = await arrive({ name: "Bob", conference: "seat" });
    for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
    const seat = await ada.captures("Bob");
    const seenOfBob = await ada.watchRoster("Bob");
    // Leaves a lower seat free, for whoever has none.
    await dan.leave();
    await ada.seesNothingOf("Dan");

    await comeBack(bob);

    for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
    expect(await ada.captures("Bob")).toEqual(seat);
    const sightings = await seenOfBob.sightings();
    expect(sightings.at(-1)?.states).toEqual(["connected"]);
    expect(Math.max(...sightings.map(({ states }) => states.length))).toBe(1);
  });
}

test("five times away and back, and nobody's description has grown", { tag: "@G16" }, async ({
  meet,
  record,
}) => {
  const [ada, bob] = await meet("again", { name: "Ada", cameras: 1 }, { name: "Bob", cameras: 1 });
  const linesOf = async () => {
    const participants = await record("again").participants();
    return [
      await ada.mediaSections(),
      await bob.mediaSections(),
      ...participants.map(({ leg }) => leg?.mLines),
    ];
  };
  for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
  const lines = await linesOf();

  for (const cycle of [1, 2, 3, 4, 5]) {
    await test.step(`cycle ${cycle}`, async () => {
      await bob.leave();
      await ada.seesNothingOf("Bob");
      await bob.rejoin();
      for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
    });
  }

  expect(await linesOf()).toEqual(lines);
});
