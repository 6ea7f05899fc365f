import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { loopbackService } from "./loopback-service.ts";
import { runSipp, SIPP_MISSING, sippIsInstalled } from "./sip/sipp/run-sipp.ts";

/** ICE, DTLS-SRTP and BUNDLE, one line of each kind, no CLUE. */
const offer = fileURLToPath(new URL("./focus/sipp/webrtc.sdp", import.meta.url));
const installed = sippIsInstalled();

describe.runIf(installed)(`${installed ? "sipp" : SIPP_MISSING}`, () => {
  test.each(["udp", "tcp"] as const)(
    "[OUT-25] over %s sipp calls the factory with a list, and who is registered comes in",
    { timeout: 30_000 },
    async (transport) => {
      const service = await loopbackService();
      onTestFinished(() => service.stop());
      const run = { offer, transport, port: service.port[transport], timeoutSeconds: 20 } as const;
      const stays = { scenario: "register", whenCalled: "be-called", stayMs: 5_000 } as const;
      const called = runSipp({ ...run, ...stays, calls: 1, callsPerSecond: 1 });
      // Several times: nobody outside is told when the other is registered.
      const joins = { scenario: "join-with-recipients", stayMs: 1_500 } as const;
      const several = { service: "conference-factory", calls: 4, callsPerSecond: 2 };
      const callers = runSipp({ ...run, ...joins, ...several });
      const alone = () => aloneAt(service.url);
      await expect.poll(alone, { timeout: 10_000, interval: 100 }).toBeLessThan(0);
      expect(await callers).toEqual({ successful: 4, failed: 0 });
      expect(await called).toEqual({ successful: 1, failed: 0 });
    },
  );
});

/** How many conferences there are more than people in them: none where each has its caller. */
async function aloneAt(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const level = (name: RegExp) => Number(name.exec(metrics)?.[1]);
  return (
    level(/^parley_conferences (\d+)$/m) -
    level(/^parley_participants\{phase="connected"\} (\d+)$/m)
  );
}
