import type { LegId } from "@parley/shared/switching";
import { afterEach, expect, test, vi } from "vitest";
import { focusWithoutSip } from "./focus-without-sip.ts";
import type { PageWithoutBrowser } from "./page-without-browser.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const it of open.splice(0).toReversed()) await it.close();
});

test("[SFU-101] a peer's ICE restart comes to a path that works, both ways, with CLUE on it", async () => {
  const { arrive, happened, focus } = start();
  const ada = await arrive("ada");
  const ben = await arrive("ben");
  for (const page of [ada, ben]) await seesPackets(page);
  const before = happened.length;

  const sdp = await ben.restartIce();
  focus.received({
    type: "offer-received",
    leg: "ben" as LegId,
    offer: "1",
    method: "INVITE",
    sdp,
  });
  await vi.waitFor(() => expect(happened.slice(before)).toContain("clue-opened"), 5_000);
  await vi.waitFor(() => expect(ben.channelPhase).toBe("active"), 5_000);
  for (const page of [ada, ben]) await seesPackets(page);
  for (const disturbance of ["send-bye", "send-notify", "refuse-offer"]) {
    expect(happened.slice(before)).not.toContain(disturbance);
  }
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
