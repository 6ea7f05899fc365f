import type { LegId } from "@parley/shared/switching";
import { afterEach, expect, test, vi } from "vitest";
import { focusWithoutSip } from "./focus-without-sip.ts";
import type { PageWithoutBrowser } from "./page-without-browser.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).toReversed()) await it.close();
});

test("[SFU-93] packets go on while there is no CLUE channel, and the next one begins with options", async () => {
  const { arrive, happened } = start();
  const ada = await arrive("ada");
  const ben = await arrive("ben");
  for (const page of [ada, ben]) await seesPackets(page);
  const before = happened.length;
  const since = () => happened.slice(before);

  ben.holdsBackTheNextChannel = true;
  ben.breakChannel();
  await vi.waitFor(() => expect(since()).toContain("clue-closed"));
  for (const page of [ada, ben]) await seesPackets(page);
  expect(ben.channelPhase).toBe("channel-setup");

  ben.openChannel();
  await vi.waitFor(() => expect(ben.channelPhase).toBe("active"), 5_000);
  await vi.waitFor(() => expect(since().at(-1)).toBe("configureResponse"), 5_000);
  expect(since().slice(0, 3)).toEqual(["clue-closed", "clue-opened", "options"]);
  for (const disturbance of ["send-reinvite", "send-bye", "apply-plan", "send-notify"]) {
    expect(since()).not.toContain(disturbance);
  }
  for (const page of [ada, ben]) await seesPackets(page);
});

test("[SFU-94] a focus that gives a channel up closes it, takes the next, and packets go on", async () => {
  const { arrive, happened, focus } = start();
  const ada = await arrive("ada");
  const ben = await arrive("ben");
  for (const page of [ada, ben]) await seesPackets(page);
  const before = happened.length;

  for (let faults = 0; faults < 8; faults += 1) {
    focus.mediaHappened({ type: "clue-received", leg: "ben" as LegId, text: "<garbage" });
  }
  expect(happened.at(-1)).toBe("close-clue");
  await vi.waitFor(() => expect(happened.slice(before)).toContain("clue-opened"), 5_000);
  await vi.waitFor(() => expect(happened.at(-1)).toBe("configureResponse"), 5_000);
  expect(ben.channelPhase).toBe("active");
  for (const page of [ada, ben]) await seesPackets(page);
});

/** Waits until so many more have come that none of them was under way before. */
async function seesPackets(page: PageWithoutBrowser): Promise<void> {
  const before = page.packets;
  await vi.waitFor(() => expect(page.packets).toBeGreaterThan(before + 20), 5_000);
}

function start() {
  const focus = focusWithoutSip();
  open.push(focus);
  return focus;
}
