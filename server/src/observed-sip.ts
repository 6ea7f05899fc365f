import type { TapEvent, Whereabouts } from "./observe/tap-event.ts";
import type { SipTap } from "./sip/sip-tap.ts";

/** What the SIP stack lets pass, in the form everything that watches knows. */
export function observedSip(
  event: SipTap,
  see: (event: TapEvent) => void,
  whereaboutsOf: (callId: string) => Whereabouts | undefined,
): void {
  switch (event.type) {
    case "message": {
      const { raw, method, status, callId, cseq } = event.message;
      const whereabouts = whereaboutsOf(callId);
      return see({
        type: "sip",
        direction: event.direction,
        raw,
        method,
        callId,
        cseq,
        ...(status !== undefined && { status }),
        ...(whereabouts && { whereabouts }),
      });
    }
    case "malformed":
      return see({ type: "sip-refused", why: event.why, remote: event.flow });
    case "turned-away":
      return see({ type: "sip-refused", why: event.why, remote: event.remote });
    case "broke":
      return see({ type: "broken", error: event.error });
    case "flow-opened":
    case "flow-closed":
      return;
  }
}
