import { ms } from "@parley/shared/lib";
import type { SessionTimerPolicy } from "./dialog/session-terms.ts";
import type { SubscriptionPolicy } from "./dialog/subscription.ts";
import { handPackage } from "./hand-package.ts";
import type { InfoPackage } from "./info-package.ts";
import { microphonePackage } from "./microphone-package.ts";
import { mutePackage } from "./mute-package.ts";
import { pathPackage } from "./path-package.ts";
import type { Timers } from "./transaction/timers.ts";
import type { LivenessPolicy } from "./transport/liveness.ts";

/** What can be set of the SIP stack. Durations carry their unit in the type or the name. */
export interface SipSettings {
  readonly timers: Timers;
  readonly liveness: LivenessPolicy;
  readonly sessionTimer: SessionTimerPolicy;
  readonly subscription: SubscriptionPolicy;
  /** The host our Contacts and Vias name; by default the address of the socket used. */
  readonly publicHost?: string;
  /** Feature parameters of every Contact (RFC 3840): that we are a focus, and speak CLUE. */
  readonly contactFeatures: readonly string[];
  /** Event packages that may be subscribed to, by name in lower case. */
  readonly eventPackages: readonly string[];
  /** Info Packages that peers may send us INFOs of (RFC 6086). */
  readonly infoPackages: readonly InfoPackage[];
  /** The Server and User-Agent header. */
  readonly product: string;
  /** Longest binding that a REGISTER gets, in seconds; 0 refuses registrations with 405. */
  readonly registrationMaxSeconds: number;
}

export const defaultSettings: SipSettings = {
  // RFC 3261 §17.1.1.1, Table 4.
  timers: { t1: ms(500), t2: ms(4_000), t4: ms(5_000) },
  // Our policy: a silent network is noticed within 5 s, and one lost ping harms nobody.
  liveness: { pingInterval: ms(1_000), silence: ms(4_000) },
  // RFC 4028 §4 recommends 1800 s; §5 forbids less than 90 s.
  sessionTimer: { expiresSeconds: 1_800, minSeconds: 90 },
  // RFC 4575 §3.4: an hour.
  subscription: { minSeconds: 60, maxSeconds: 3_600 },
  contactFeatures: ["isfocus", "+sip.clue"],
  eventPackages: ["conference"],
  infoPackages: [mutePackage, handPackage, microphonePackage, pathPackage],
  product: "Parley",
  registrationMaxSeconds: 3_600,
};
