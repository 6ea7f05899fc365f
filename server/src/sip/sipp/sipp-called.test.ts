import { describe, expect, test } from "vitest";
import type { SipEvent } from "../sip-event.ts";
import type { SipTap } from "../sip-tap.ts";
import { ANSWER, listening } from "./listening-stack.ts";
import { type CalledScenario, runSipp, SIPP_MISSING, sippIsInstalled } from "./run-sipp.ts";

const installed = sippIsInstalled();
const transports = ["udp", "tcp"] as const;
const pace = { calls: 20, callsPerSecond: 40, timeoutSeconds: 20 };
const called = 20;

describe.runIf(installed)(`${installed ? "sipp" : SIPP_MISSING}`, () => {
  test.each(transports)(
    "[OUT-20] over %s sipp registers, is called, has our answer in the ACK and takes our BYE",
    async (transport) => {
      const { told, open } = await calling("be-called", transport, (event) => {
        if (event.type === "invite-answered") event.leg.answer({ sdp: ANSWER });
        if (event.type === "acked") event.leg.sendBye({ protocol: "SIP", cause: 200 });
      });
      expect(told("invite-ringing")).toBe(called);
      expect(told("bye-answered")).toBe(called);
      expect(open()).toBe(0);
    },
  );

  test.each(transports)("[OUT-20] over %s sipp rings until our CANCEL comes", async (transport) => {
    const statuses = new Set<number>();
    const { told } = await calling("be-cancelled", transport, (event) => {
      if (event.type === "invite-ringing") event.sent.cancel();
      if (event.type === "invite-failed") statuses.add(event.status);
    });
    expect(told("invite-failed")).toBe(called);
    expect([...statuses]).toEqual([487]);
  });

  test.each(transports)("[OUT-20] over %s sipp is busy", async (transport) => {
    const statuses = new Set<number>();
    const { told } = await calling("be-busy", transport, (event) => {
      if (event.type === "invite-failed") statuses.add(event.status);
    });
    expect(told("invite-failed")).toBe(called);
    expect([...statuses]).toEqual([486]);
  });

  test.each(transports)(
    "[LIST-9] over %s sipp joins with an offer and a list of recipients",
    async (transport) => {
      const lists = new Set<string>();
      const { port } = await listening(transport, (event) => {
        if (event.type !== "invite-received") return;
        const { sdp, recipients = [] } = event.invite;
        lists.add(`${sdp?.startsWith("v=0")} ${recipients.map(({ uri }) => uri).join()}`);
      });
      const result = await runSipp({ scenario: "join-with-recipients", port, transport, ...pace });
      expect(result).toEqual({ successful: pace.calls, failed: 0 });
      expect([...lists]).toEqual(["true sip:sipp1@localhost,sip:nobody@localhost"]);
    },
  );
});

/** sipp registers under `called` names, and each is called as soon as it is registered. */
async function calling(
  whenCalled: CalledScenario,
  transport: "udp" | "tcp",
  user: (event: SipEvent) => void,
) {
  const registered: ((address: string) => void)[] = [];
  const tap = (event: SipTap) => {
    if (event.type !== "message" || event.direction === "in") return;
    const { method, raw } = event.message;
    const address = /^To: <(.*)>/m.exec(raw)?.[1] ?? "";
    // Not before the 200 is on its way.
    if (method === "REGISTER") setImmediate(() => registered.forEach((call) => call(address)));
  };
  const stack = await listening(transport, user, { tap });
  registered.push((to) => stack.invite({ id: to, from: "sip:room@127.0.0.1", to }));
  const run = { scenario: "register", whenCalled, stayMs: 2_000, ...pace, calls: called } as const;
  expect(await runSipp({ ...run, port: stack.port, transport })).toMatchObject({ failed: 0 });
  return stack;
}
