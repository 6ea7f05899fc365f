import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LoopbackService, loopbackService } from "./loopback-service.ts";
import { runSipp, SIPP_MISSING, type SippResult, sippIsInstalled } from "./sip/sipp/run-sipp.ts";

const transports = ["udp", "tcp"] as const;
const scenario = (name: string) => new URL(`./focus/sipp/${name}.xml`, import.meta.url);
/** ICE, DTLS-SRTP and BUNDLE, one line of each kind, no CLUE. */
const webrtc = fileURLToPath(new URL("./focus/sipp/webrtc.sdp", import.meta.url));

let service: LoopbackService;

beforeAll(async () => {
  service = await loopbackService();
});

afterAll(() => service.stop());

const installed = sippIsInstalled();

describe.runIf(installed)(`${installed ? "sipp" : SIPP_MISSING}`, () => {
  test.each(transports)(
    "[FOC-20] over %s an endpoint without CLUE joins, asks and leaves",
    async (transport) => {
      expect(await play("join-and-ask", { transport, calls: 5 })).toEqual(allOf(5));
    },
  );

  test.each(transports)(
    "[FOC-21] over %s an endpoint without CLUE is not disturbed when another leaves",
    async (transport) => {
      // To sipp, a re-INVITE while it pauses is a failed call.
      const conference = `undisturbed-${transport}`;
      const stayers = play("join", { transport, calls: 2, stayMs: 1_500, service: conference });
      await expect.poll(() => service.presences(conference)).toEqual(["connected", "connected"]);
      expect(await play("join", { transport, calls: 3, service: conference })).toEqual(allOf(3));
      expect(await stayers).toEqual(allOf(2));
    },
  );

  test.each(transports)(
    "[FOC-22] over %s a subscriber is notified of who is there, and that they departed",
    async (transport) => {
      const conference = `followed-${transport}`;
      const stayer = play("join", { transport, calls: 1, stayMs: 1_000, service: conference });
      await expect.poll(() => service.presences(conference)).toEqual(["connected"]);
      expect(await play("follow", { transport, calls: 1, service: conference })).toEqual(allOf(1));
      expect(await stayer).toEqual(allOf(1));
    },
  );

  test.each(transports)(
    "[FOC-23] over %s an offer of plain RTP gets 488 with Warning 302",
    async (transport) => {
      const conference = `plain-${transport}`;
      const offer = fileURLToPath(new URL("./sip/sipp/plain-rtp.sdp", import.meta.url));
      expect(
        await play("refused-488", { transport, calls: 3, offer, service: conference }),
      ).toEqual(allOf(3));
      expect(await service.presences(conference)).toBeUndefined();
    },
  );

  test.each(transports)(
    "[FOC-100] over %s somebody says something in writing, and hears it in its place",
    async (transport) => {
      const conference = `talk-${transport}`;
      expect(await play("talk", { transport, calls: 1, service: conference })).toEqual(allOf(1));
      expect(await play("say-outside", { transport, calls: 3 })).toEqual(allOf(3));
    },
  );

  test("[FOC-24] 15 % of all messages lost over UDP lose no call", {
    timeout: 60_000,
  }, async () => {
    const run = { transport: "udp", calls: 40, service: "lossy", lossPercent: 15 } as const;
    expect(await play("join", { ...run, timeoutSeconds: 45 })).toEqual(allOf(40));
    const there = (await service.presences("lossy")) ?? [];
    expect(there.filter((presence) => presence !== "departed")).toEqual([]);
  });
});

interface Play {
  readonly transport: "udp" | "tcp";
  readonly calls: number;
  readonly service?: string;
  readonly offer?: string;
  readonly stayMs?: number;
  readonly lossPercent?: number;
  readonly timeoutSeconds?: number;
}

function play(name: string, run: Play): Promise<SippResult> {
  return runSipp({
    offer: webrtc,
    callsPerSecond: 20,
    timeoutSeconds: 12,
    ...run,
    scenario: name === "join" ? name : scenario(name),
    port: service.port[run.transport],
  });
}

function allOf(calls: number): SippResult {
  return { successful: calls, failed: 0 };
}
