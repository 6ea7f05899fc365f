import { ms } from "@parley/shared/lib";
import { describe, expect, test } from "vitest";
import { defaultSettings } from "../settings.ts";
import type { SipEvent } from "../sip-event.ts";
import { ANSWER, listening } from "./listening-stack.ts";
import { runSipp, type Scenario, SIPP_MISSING, sippIsInstalled } from "./run-sipp.ts";

const installed = sippIsInstalled();
const transports = ["udp", "tcp"] as const;
type Transport = (typeof transports)[number];

const calls = 10;
const pace = { calls, callsPerSecond: 40, timeoutSeconds: 20 };
const all = { successful: calls, failed: 0 };

describe.runIf(installed)(`every way to leave${installed ? "" : `: ${SIPP_MISSING}`}`, () => {
  test.each(
    transports.flatMap(
      (transport) =>
        [
          [transport, "join-leave-plainly", []],
          [transport, "join-hang-up", [{ protocol: "SIP", cause: 503, text: "Bearer lost" }]],
        ] as const,
    ),
  )("[SIP-130] over %s, %s: the BYE is told with its Reason", async (transport, scenario, said) => {
    const reasons: unknown[] = [];
    const { result, open } = await playing(scenario, transport, (event) => {
      if (event.type === "bye-received") reasons.push(event.reasons);
    });
    expect(result).toEqual(all);
    expect(reasons).toEqual(Array.from({ length: calls }, () => said));
    expect(open()).toBe(0);
  });

  test.each(transports)("[SIP-131] over %s it gives up while it rings", async (transport) => {
    const { result, told, open } = await playing("cancel", transport, undefined, {
      ringing: true,
    });
    expect(result).toEqual(all);
    expect([told("invite-cancelled"), told("acked"), open()]).toEqual([calls, 0, 0]);
  });

  test.each(transports)("[SIP-132] over %s by a REFER that names the call", async (transport) => {
    const { result, told, open } = await playing("join-refer-elsewhere", transport, (event) => {
      if (event.type !== "refer-received") return;
      event.referral.accept();
      event.refer.leg?.sendBye({ protocol: "SIP", cause: 200 });
    });
    expect(result).toEqual(all);
    expect([told("bye-answered"), open()]).toEqual([calls, 0]);
  });

  test("[SIP-133] over UDP its session expires", async () => {
    const { result, told, open } = await playing(
      "join-expire",
      "udp",
      (event) => {
        if (event.type !== "session-expired") return;
        event.leg.sendBye({ protocol: "SIP", cause: 408 });
      },
      { settings: brief },
    );
    expect(result).toEqual(all);
    expect([told("session-expired"), told("bye-answered"), open()]).toEqual([calls, calls, 0]);
  });

  test.each(transports)(
    "[SIP-134] over %s it knows nothing of the call: 481",
    async (transport) => {
      const { result, told, open } = await playing("join-forget", transport, reinviting);
      expect(result).toEqual(all);
      expect([told("leg-gone"), told("bye-answered"), open()]).toEqual([calls, 0, 0]);
    },
  );

  test("[SIP-134] it answers nothing any more, and is sent a BYE", async () => {
    const { result, told, open } = await playing("join-fall-silent", "tcp", reinviting, {
      settings: impatient,
    });
    expect(result).toEqual(all);
    expect([told("leg-gone"), told("bye-answered"), open()]).toEqual([calls, calls, 0]);
  });
});

describe.runIf(installed)(`it stays${installed ? "" : `: ${SIPP_MISSING}`}`, () => {
  test.each(transports)(
    "[SIP-135] over %s it refuses our re-INVITE with 491",
    async (transport) => {
      const { result, told } = await playing("join-collide", transport, (event) => {
        reinviting(event);
        if (event.type === "reinvite-failed") event.leg.sendReinvite(ANSWER);
      });
      expect(result).toEqual(all);
      expect([told("reinvite-failed"), told("reinvite-answered")]).toEqual([calls, calls]);
    },
  );

  test.each(transports)("[SIP-136] over %s its refresh gets 422, then 200", async (transport) => {
    const { result, told } = await playing("join-refresh-short", transport);
    expect(result).toEqual(all);
    expect(told("bye-received")).toBe(calls);
  });

  test("[SIP-136] over UDP it takes our refresh", async () => {
    const { result, told } = await playing("join-be-refreshed", "udp", () => {}, {
      settings: brief,
    });
    expect(result).toEqual(all);
    expect([told("bye-received"), told("session-expired")]).toEqual([calls, 0]);
  });
});

describe.runIf(installed)(`it subscribes${installed ? "" : `: ${SIPP_MISSING}`}`, () => {
  test.each([
    ["subscribe-unknown", 0],
    ["subscribe-briefly", calls],
    ["subscribe-nowhere", 0],
  ] as const)("[SIP-137] over UDP it is content with %s", async (scenario, subscriptions) => {
    const { result, told, open } = await playing(scenario, "udp", notifying);
    expect(result).toEqual(all);
    expect([told("subscribe-received"), open()]).toEqual([subscriptions, 0]);
  });
});

/** Sessions as short as a test may take. */
const brief = { ...defaultSettings, sessionTimer: { expiresSeconds: 4, minSeconds: 2 } };

/** Gives up after 64*T1, which is 640 ms here. */
const impatient = { ...defaultSettings, timers: { t1: ms(10), t2: ms(80), t4: ms(100) } };

async function playing(
  scenario: Scenario,
  transport: Transport,
  user: (event: SipEvent) => void = () => {},
  parts: Parameters<typeof listening>[2] = {},
) {
  const { port, told, open } = await listening(transport, user, parts);
  const result = await runSipp({ scenario, port, transport, ...pace });
  return { result, told, open };
}

function reinviting(event: SipEvent): void {
  if (event.type === "acked") event.leg.sendReinvite(ANSWER);
}

/** A NOTIFY after each SUBSCRIBE, the last one where it asks for no more. */
function notifying(event: SipEvent): void {
  if (event.type === "subscribe-received") {
    event.subscription.accept();
    event.subscription.notify({ state: { state: "active" } });
  }
  if (event.type !== "subscribe-refreshed") return;
  const over = { state: "terminated", reason: "timeout" } as const;
  event.subscription.notify({ state: event.expiresSeconds > 0 ? { state: "active" } : over });
}
