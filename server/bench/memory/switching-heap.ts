import { instant } from "@parley/shared/lib";
import type { Mid } from "@parley/shared/sdp";
import type { LegId, LegPlan, SinkPlan } from "@parley/shared/switching";
import { TICK_MS } from "../../src/sfu/limits.ts";
import { Switchboard } from "../../src/sfu/switchboard/switchboard.ts";
import { vp8Packet } from "../../src/sfu/synthetic-peer/vp8-packets.ts";

const VP8 = 96;
const camera = "camera" as Mid;
const stays = "stays" as LegId;
const SILENCE_MS = 4_000;
const PACKETS_EACH = 100;
const WARM_UP_ROUNDS = 20;

/**
 * Bytes in use by one switchboard after each round of legs that came, filmed, were looked at, looked
 * themselves, and left; one leg stays all the while.
 */
export function switchingHeap(rounds: number, together: number): readonly number[] {
  const switchboard = new Switchboard(SILENCE_MS);
  const ticks = { now: 0 };
  const sizes: number[] = [];
  switchboard.open(stays);
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round += 1) {
    for (let nth = 0; nth < together; nth += 1) {
      visit(switchboard, `visit-${round}-${nth}` as LegId, round * together + nth, ticks);
    }
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    if (round >= WARM_UP_ROUNDS) sizes.push(heapUsed + external);
  }
  return sizes;
}

function visit(switchboard: Switchboard, leg: LegId, visits: number, ticks: { now: number }): void {
  // As a page's: other numbers each time.
  const ssrc = 10_000 + visits * 10;
  switchboard.open(leg);
  switchboard.apply(planOf(leg, ssrc, stays), instant(ticks.now));
  switchboard.apply(planOf(stays, 1_000, leg), instant(ticks.now));
  for (let packet = 0; packet < PACKETS_EACH; packet += 1) {
    const fields = { sequenceNumber: packet, key: packet % 10 === 0 };
    const film = (of: LegId, number: number) =>
      switchboard.receive(of, [vp8Packet({ ssrc: number, ...fields })], instant(ticks.now));
    film(leg, ssrc);
    film(stays, 1_000);
    ticks.now += TICK_MS;
    switchboard.tick(instant(ticks.now));
  }
  switchboard.close(leg);
  switchboard.apply(planOf(stays, 1_000), instant(ticks.now));
}

/** One camera, and one seat in which `shown` is. */
function planOf(leg: LegId, ssrc: number, shown?: LegId): LegPlan {
  const seat: SinkPlan = {
    mid: "seat" as Mid,
    kind: "video",
    ssrc: ssrc + 1,
    rtxSsrc: ssrc + 2,
    payloadType: VP8,
    rtxPayloadType: VP8 + 1,
    clockRate: 90_000,
    ...(shown && { from: { leg: shown, mid: camera } }),
  };
  const source = { mid: camera, kind: "video", payloadType: VP8, clockRate: 90_000, ssrc } as const;
  return { leg, extensions: {}, sources: [source], sinks: [seat] };
}
