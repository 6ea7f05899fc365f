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
  test(`a room of three cameras comes back ${how}, and takes the seat it had`, async ({
    arrive,
  }) => {
    const ada = await arrive({ name: "Ada", conference: "seat", cameras: 1 });
    const bob = await arrive({ name: "Bob", conference: "seat" });
    const cleo = await arrive({ name: "Cleo", conference: "seat", cameras: 1 });
    const everybody = [ada, bob, cleo];
    for (const meeting of everybody) await meeting.seesAllOf(everybody);
    const seats = [await ada.captures("Bob"), await cleo.captures("Bob")];
    const rosters = [await ada.watchRoster("Bob"), await cleo.watchRoster("Bob")];

    await comeBack(bob);

    for (const meeting of everybody) await meeting.seesAllOf(everybody);
    expect([await ada.captures("Bob"), await cleo.captures("Bob")]).toEqual(seats);
    for (const roster of rosters) {
      const seen = await roster.sightings();
      expect(seen.at(-1)?.states).toEqual(["connected"]);
      expect(Math.max(...seen.map(({ states }) => states.length))).toBe(1);
    }
  });
}

test("five times away and back, and nobody's description has grown", async ({ arrive, record }) => {
  const ada = await arrive({ name: "Ada", conference: "again", cameras: 1 });
  const bob = await arrive({ name: "Bob", conference: "again", cameras: 1 });
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
