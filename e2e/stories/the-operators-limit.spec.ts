import { expect, test } from "../fixtures/test.ts";
import { bitratesSent } from "../pages/layers.ts";

const limitBps = 150_000;

test.use({ settings: { PARLEY_MEDIA__MAX_BITRATE_BPS: String(limitBps) } });

test("a camera sends no more than its operator wishes, and each of several as much", async ({
  meet,
}) => {
  const conference = "the-operators-limit";
  const [bob, ada] = await meet(
    conference,
    { name: "Bob", cameras: 2 },
    { name: "Ada", cameras: 0 },
  );
  await ada.sees("Bob", 2);
  await expect
    .poll(
      async () => (await bitratesSent(bob.page)).filter(({ targetBps }) => targetBps > 0).length,
    )
    .toBeGreaterThanOrEqual(2);
  const sent = await bitratesSent(bob.page);
  const lines = new Set(sent.map(({ mid }) => mid));
  expect(lines.size).toBe(2);
  for (const line of lines) {
    const encodings = sent.filter(({ mid }) => mid === line);
    const allowed = encodings.reduce((bps, { mostBps }) => bps + mostBps, 0);
    expect(allowed).toBeGreaterThan(0);
    expect(allowed).toBeLessThanOrEqual(limitBps);
    for (const { targetBps, mostBps } of encodings) expect(targetBps).toBeLessThanOrEqual(mostBps);
  }
});
