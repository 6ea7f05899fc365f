import { createServer, type Socket } from "node:net";
import type { ConferenceRecord } from "../fixtures/conference-record.ts";
import { expect, test } from "../fixtures/test.ts";

const shownWithinMs = 1_000;
/** So long a page waits for a connection by itself. */
const hangsForMs = 5_000;

test.describe("somebody whose browser crashes", () => {
  test.use({ settings: { PARLEY_CONFERENCE__HOLD_MS: "4000" } });

  test("is shown as reconnecting within a second, and gone when nobody comes back", {
    tag: ["@G2", "@G3"],
  }, async ({ meet, record }) => {
    const [ada, bob] = await meet(
      "crash",
      { name: "Ada", cameras: 1 },
      { name: "Bob", cameras: 1 },
    );
    await ada.seesAllOf([bob]);
    const tiles = await ada.watchTiles("Bob");
    const roster = await ada.watchRoster("Bob");

    const crashedAt = Date.now();
    await bob.crash();

    await ada.seesReconnecting("Bob", 1);
    expect((await record("crash").participant("Bob"))?.presence.phase).toBe("lost");
    await ada.seesNothingOf("Bob");
    for (const watch of [tiles, roster]) {
      const isLost = (states: readonly string[]) => states.includes("reconnecting");
      expect(await watch.timeUntil(isLost, crashedAt)).toBeLessThan(shownWithinMs);
    }
    expect(await tiles.history()).toEqual(["live", "reconnecting", ""]);
    expect(await roster.history()).toEqual(["connected", "reconnecting", ""]);
    expect(await received(record("crash"), "BYE")).toBe(0);
  });
});

test("a WebSocket that dies costs neither the call nor its connection", { tag: "@G19" }, async ({
  meet,
  record,
}) => {
  const conference = record("socket");
  const [ada, bob] = await meet("socket", { name: "Ada", cameras: 1 }, { name: "Bob", cameras: 1 });
  for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
  await conference.settles(2);
  const leg = (await conference.participant("Bob"))?.leg?.id;
  const invites = await received(conference, "INVITE");

  await bob.page.evaluate(() => window.watchedSockets.break());
  await ada.seesReconnecting("Bob", 1);
  await expect(bob.page.getByTestId("banner")).toContainText("Connection lost. Reconnecting…");
  await bob.page.evaluate(() => window.watchedSockets.mend());

  for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
  await expect(bob.page.getByTestId("banner")).toContainText("You're back");
  for (const meeting of [ada, bob]) await meeting.expectFramesToCome();
  expect((await conference.participant("Bob"))?.leg?.id).toBe(leg);
  expect(await received(conference, "INVITE")).toBe(invites);
  expect(await bob.connectionsMade()).toBe(1);
});

test("whoever does not want to wait for a connection that hangs has another opened at once", {
  tag: "@G20",
}, async ({ arrive, record }) => {
  const ada = await arrive({ name: "Ada", conference: "hanging", cameras: 1 });
  const leg = (await record("hanging").participant("Ada"))?.leg?.id;
  const silence = await listenAndSayNothing();
  try {
    await ada.page.evaluate((to) => window.watchedSockets.divert(to), silence.url);
    const banner = ada.page.getByTestId("banner");
    await expect(banner).toContainText("Trying now…");
    const times = () => ada.page.evaluate(() => window.watchedSockets.times());
    await expect(async () => {
      // The page may come to it by itself meanwhile: then the button is gone, and the time says who it was.
      if ((await times()).length < 3) {
        await banner.getByRole("button", { name: "Retry now" }).click({ timeout: 1_000 });
      }
      expect(await times()).toHaveLength(3);
    }).toPass();

    await expect(banner).toContainText("You're back");
    expect(shortestTime((await times()).slice(1), 2)).toBeLessThan(hangsForMs);
    expect((await record("hanging").participant("Ada"))?.leg?.id).toBe(leg);
  } finally {
    silence.end();
  }
});

test("a network that is cut is told to both sides, and all is live when it is back", {
  tag: ["@G2", "@G3"],
}, async ({ meet, record }) => {
  const conference = record("network");
  const [ada, bob] = await meet(
    "network",
    { name: "Ada", cameras: 1 },
    { name: "Bob", cameras: 1 },
  );
  for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);

  await bob.page.context().setOffline(true);
  await expect(bob.page.getByTestId("banner")).toContainText("Connection lost. Reconnecting…");
  await ada.seesReconnecting("Bob", 1);
  // The page knocks, and does not hammer: at most twice a second, however often it is refused.
  await expect(bob.page.getByTestId("banner")).toContainText("(attempt 5)");
  await expect(bob.page.getByTestId("banner")).toContainText(/Next try in [12] s/);
  const tries = await bob.page.evaluate(() => window.watchedSockets.times());
  expect(tries.length).toBeGreaterThanOrEqual(4);
  expect(shortestTime(tries, 3)).toBeGreaterThan(950);
  await bob.page.context().setOffline(false);

  for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
  await expect(bob.page.getByTestId("banner")).toContainText("You're back");
  for (const meeting of [ada, bob]) await meeting.expectFramesToCome();
  const names = (await conference.participants()).map(({ name }) => name);
  expect(names.toSorted()).toEqual(["Ada", "Bob"]);
});

/** Takes connections, as a network does that wants a password first, and never answers. */
async function listenAndSayNothing(): Promise<{ readonly url: string; end(): void }> {
  const taken = new Set<Socket>();
  const server = createServer((socket) => void taken.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It listens on a port.");
  return {
    url: `ws://127.0.0.1:${address.port}/`,
    end() {
      server.close();
      for (const socket of taken) socket.destroy();
    },
  };
}

/** Within which so many of these followed each other. */
function shortestTime(times: readonly number[], count: number): number {
  const spans = times.slice(count - 1).map((last, at) => last - (times[at] ?? 0));
  return Math.min(...spans);
}

/** How many such requests people have sent so far. */
async function received(conference: ConferenceRecord, method: string): Promise<number> {
  const messages = await conference.messages();
  return messages.filter(({ direction, summary }) => direction === "in" && summary === method)
    .length;
}
