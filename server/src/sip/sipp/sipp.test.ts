import { describe, expect, test } from "vitest";
import { ANSWER, listening } from "./listening-stack.ts";
import { runSipp, SIPP_MISSING, sippIsInstalled } from "./run-sipp.ts";

const installed = sippIsInstalled();

describe.runIf(installed)(`${installed ? "sipp" : SIPP_MISSING}`, () => {
  test.each(["udp", "tcp"] as const)(
    "[SIP-96] sipp over %s joins and leaves",
    async (transport) => {
      const { port, told } = await listening(transport);
      const result = await runSipp({
        scenario: "join",
        port,
        transport,
        calls: 50,
        callsPerSecond: 50,
        timeoutSeconds: 20,
      });
      expect(result).toMatchObject({ successful: 50, failed: 0 });
      expect(told("bye-received")).toBe(50);
    },
  );

  test.each(["udp", "tcp"] as const)(
    "[SIP-96] sipp over %s answers our re-INVITE",
    async (transport) => {
      const { port, told } = await listening(transport, (event) => {
        if (event.type === "acked") event.leg.sendReinvite(ANSWER);
      });
      const run = { scenario: "join-reinvite-leave", calls: 30, callsPerSecond: 50 } as const;
      const result = await runSipp({ ...run, port, transport, timeoutSeconds: 20 });
      expect(result).toMatchObject({ successful: 30, failed: 0 });
      expect(told("reinvite-answered")).toBe(30);
    },
  );

  test.each(["udp", "tcp"] as const)("[SIP-96] sipp over %s takes our BYE", async (transport) => {
    const { port, told } = await listening(transport, (event) => {
      if (event.type === "acked") event.leg.sendBye({ protocol: "SIP", cause: 200 });
    });
    const run = { scenario: "join-be-left", calls: 30, callsPerSecond: 50 } as const;
    const result = await runSipp({ ...run, port, transport, timeoutSeconds: 20 });
    expect(result).toMatchObject({ successful: 30, failed: 0 });
    expect(told("bye-answered")).toBe(30);
  });

  test("[SIP-97] 15 % of all messages lost over UDP lose no call", {
    timeout: 90_000,
  }, async () => {
    const { port, told, open } = await listening("udp");
    const run = { scenario: "join", transport: "udp", calls: 60, callsPerSecond: 30 } as const;
    const result = await runSipp({ ...run, port, lossPercent: 15, timeoutSeconds: 75 });
    expect(result).toMatchObject({ successful: 60, failed: 0 });
    // sipp takes a repeated 200 to its INVITE for the answer to a BYE that was lost; then the
    // dialog is still open here, and would end by its missing ACK.
    expect(told("bye-received") + open()).toBe(60);
  });
});
