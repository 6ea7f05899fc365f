import { instant } from "@parley/shared/lib";
import { defaultSettings } from "../settings.ts";
import type { TransactionEnv } from "./timers.ts";
import type { Wire } from "./wire.ts";

export const { t1: T1, t2: T2, t4: T4 } = defaultSettings.timers;

/** For tests: a moment over UDP. */
export function env(now: number): TransactionEnv {
  return { now: instant(now), reliable: false, timers: defaultSettings.timers };
}

export function wire(status: number): Wire {
  return { raw: `SIP/2.0 ${status}`, method: "INVITE", status, callId: "c", cseq: 1 };
}
