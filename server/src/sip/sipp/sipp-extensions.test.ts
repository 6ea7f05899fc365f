import { describe, expect, test } from "vitest";
import { defaultSettings } from "../settings.ts";
import type { SipEvent } from "../sip-event.ts";
import type { Leg, Referral } from "../sip-handle.ts";
import type { SipTap } from "../sip-tap.ts";
import { listening } from "./listening-stack.ts";
import { runSipp, SIPP_MISSING, sippIsInstalled } from "./run-sipp.ts";
import { askingForDigest } from "./scripted-digest.ts";

const installed = sippIsInstalled();
const transports = ["udp", "tcp"] as const;
const pace = { calls: 20, callsPerSecond: 40, timeoutSeconds: 20 };

describe.runIf(installed)(`${installed ? "sipp" : SIPP_MISSING}`, () => {
  test.each(transports)(
    "[REF-11] sipp over %s leaves by REFER and is told of it",
    async (transport) => {
      const { user, tap } = leavingByRefer();
      const { port, told, open } = await listening(transport, user, { tap });
      const result = await runSipp({ scenario: "join-refer-leave", port, transport, ...pace });
      expect(result).toEqual({ successful: 20, failed: 0 });
      expect(told("bye-answered")).toBe(20);
      expect(open()).toBe(0);
    },
  );

  test.each(transports)("[AUTH-6] sipp over %s proves who it is when asked", async (transport) => {
    const { port, told } = await listening(transport, () => {}, { identify: askingForDigest });
    const result = await runSipp({ scenario: "join-challenged", port, transport, ...pace });
    expect(result).toEqual({ successful: 20, failed: 0 });
    expect(told("invite-received")).toBe(20);
  });

  test.each(transports)(
    "[SIP-105] sipp over %s takes our 422 and asks for more",
    async (transport) => {
      const { port, told } = await listening(transport);
      const result = await runSipp({ scenario: "join-interval", port, transport, ...pace });
      expect(result).toEqual({ successful: 20, failed: 0 });
      expect(told("invite-received")).toBe(20);
    },
  );

  test.each(["subscribe-refresh-leave", "subscribe-fetch", "subscribe-expire"] as const)(
    "[SIP-106] sipp over UDP is content with %s",
    async (scenario) => {
      const settings = { ...defaultSettings, subscription: { minSeconds: 1, maxSeconds: 3_600 } };
      const { port, open } = await listening("udp", notifying, { settings });
      const result = await runSipp({ scenario, port, transport: "udp", ...pace });
      expect(result).toEqual({ successful: 20, failed: 0 });
      expect(open()).toBe(0);
    },
  );
});

/**
 * Sends the BYE that a REFER asks for once sipp has answered the first NOTIFY, for sipp takes one
 * request at a time; and says that it is done when the BYE is answered.
 */
function leavingByRefer() {
  const referred = new Map<
    string,
    { readonly leg: Leg | undefined; readonly referral: Referral }
  >();
  return {
    user: (event: SipEvent) => {
      if (event.type === "refer-received" && event.refer.referTo.method === "BYE") {
        const { refer, referral } = event;
        referred.set(refer.callId, { leg: refer.leg, referral });
        referral.accept();
      }
      if (event.type !== "bye-answered") return;
      const done = [...referred.values()].find(({ leg }) => leg === event.leg);
      done?.referral.notify(event.status);
    },
    tap: (event: SipTap) => {
      if (event.type !== "message" || event.direction === "out") return;
      const { method, status, callId } = event.message;
      if (method === "NOTIFY" && status === 200) referred.get(callId)?.leg?.sendBye();
    },
  };
}

/** State after each SUBSCRIBE, and the last one where it asks for no more. */
function notifying(event: SipEvent): void {
  if (event.type === "subscribe-received") event.subscription.accept();
  if (event.type !== "subscribe-received" && event.type !== "subscribe-refreshed") return;
  const seconds =
    event.type === "subscribe-received" ? event.subscribe.expiresSeconds : event.expiresSeconds;
  event.subscription.notify({
    state: seconds > 0 ? { state: "active" } : { state: "terminated", reason: "timeout" },
    body: { contentType: "application/conference-info+xml", text: "<conference-info/>" },
  });
}
