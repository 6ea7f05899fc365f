import { assertNever } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import type { SignallingUser } from "../focus/ports.ts";
import { handOf, handPackage } from "./hand-package.ts";
import { microphoneOf, microphonePackage } from "./microphone-package.ts";
import { muteAskedIn } from "./mute-package.ts";
import { pathPackage, saysPathLost } from "./path-package.ts";
import type { ReceivedInfo, SipEvent } from "./sip-event.ts";

type TalkEvent = Extract<
  SipEvent,
  { readonly type: "info-received" | "message-received" | "message-answered" }
>;

/** Brings what is said and asked within a call, beside its media, to the focus. */
export function talkHappened(event: TalkEvent, user: SignallingUser): void {
  const leg = event.leg.id as LegId;
  switch (event.type) {
    case "info-received": {
      const { id: info } = event.info;
      const asked = askedBy(event.info);
      if (asked === undefined) return event.leg.answerInfo(info, 400);
      if (!user.received({ ...asked, leg, info })) event.leg.answerInfo(info, 488);
      return;
    }
    case "message-received": {
      const { id: message, ...said } = event.message;
      const isKnown = user.received({ type: "message-received", leg, message, ...said });
      if (!isKnown) event.leg.answerMessage(message, 403);
      return;
    }
    case "message-answered":
      user.received({
        type: "message-answered",
        leg,
        number: Number(event.id),
        status: event.status,
      });
      return;
    default:
      assertNever(event);
  }
}

/** What an INFO of one of our packages says or asks for. */
function askedBy({ package: name, body }: ReceivedInfo) {
  switch (name) {
    case handPackage.name:
      return handOf(body);
    case microphonePackage.name: {
      const on = microphoneOf(body);
      return on === undefined ? undefined : ({ type: "microphone-switched", on } as const);
    }
    case pathPackage.name:
      return saysPathLost(body) ? ({ type: "path-lost" } as const) : undefined;
    default:
      return muteAskedIn(body);
  }
}
