import { expect, test } from "../fixtures/test.ts";

test("scratch: csrc", async ({ arrive, record }) => {
  const conference = record("lay");
  const ada = await arrive({ name: "Ada", conference: "lay" });
  const bob = await arrive({ name: "Bob", conference: "lay", cameras: 1 });
  const cleo = await arrive({ name: "Cleo", conference: "lay", cameras: 1 });
  await cleo.page.setViewportSize({ width: 1600, height: 900 });
  await cleo.seesAllOf([ada, bob, cleo]);
  await bob.page.getByRole("switch", { name: "Microphone" }).click();
  const before = (await conference.messages()).length;
  await cleo.page.keyboard.press("w");
  await cleo.page.waitForTimeout(4000);
  const read = () => cleo.page.evaluate(() => {
    const pc = window.watchedConnections.at(-1)!;
    return pc.getTransceivers().filter((t) => t.receiver.track.kind === "video" && t.mid !== null && t.currentDirection==="recvonly").map((t) => ({
      mid: t.mid, now: performance.now(), origin: performance.timeOrigin,
      cs: t.receiver.getContributingSources(), ss: t.receiver.getSynchronizationSources(),
    }));
  });
  console.log(JSON.stringify(await read(), null, 1));
  console.log(await cleo.page.evaluate(() => {
    const pc = window.watchedConnections.at(-1)!;
    const t = pc.getTransceivers().filter((t) => t.receiver.track.kind === "video" && t.currentDirection==="recvonly");
    const n = 200; const s = performance.now();
    for (let i = 0; i < n; i++) { t[0]!.receiver.getContributingSources(); }
    const same = (performance.now() - s) / n;
    return same;
  }));
  console.log(await cleo.page.evaluate(async () => {
    const pc = window.watchedConnections.at(-1)!;
    const t = pc.getTransceivers().filter((t) => t.receiver.track.kind === "video" && t.currentDirection==="recvonly");
    let total = 0, worst = 0; const n = 100;
    for (let i = 0; i < n; i++) { await new Promise((r) => setTimeout(r, 20)); const s = performance.now(); t[0]!.receiver.getContributingSources(); t[0]!.receiver.getSynchronizationSources(); const d = performance.now() - s; total += d; worst = Math.max(worst, d); }
    return [total / n, worst];
  }));
  for (const m of (await conference.messages(before))) console.log(m.at, m.participant, m.direction, m.protocol, m.summary);
  console.log(await cleo.page.getByTestId("speaker").evaluate((e) => e.outerHTML));
  await cleo.page.screenshot({ path: "/tmp/lay/speaker.png" });
  await ada.page.getByRole("switch", { name: "Microphone" }).click(); await cleo.page.getByRole("switch", { name: "Microphone" }).click();
  await bob.page.getByRole("switch", { name: "Microphone" }).click();
  await expect(cleo.page.getByTestId("speaker")).toHaveAttribute("data-participant", "Bob", {timeout: 15000});
  console.log(await cleo.page.getByTestId("speaker").evaluate((e) => e.outerHTML));
  console.log(JSON.stringify(await read(), null, 1));
  await cleo.page.screenshot({ path: "/tmp/lay/speaker-bob.png" });
});
