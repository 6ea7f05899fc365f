import { assertNever } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import type { SignallingUser } from "../focus/ports.ts";
import { handOf, handPackage } from "./hand-package.ts";
import { muteTargetOf } from "./mute-package.ts";
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

/** What an INFO of one of our packages asks for. */
function askedBy({ package: name, body }: ReceivedInfo) {
  if (name === handPackage.name) {
    const raised = handOf(body);
    return raised === undefined ? undefined : ({ type: "hand-moved", raised } as const);
  }
  const target = muteTargetOf(body);
  return target === undefined ? undefined : ({ type: "mute-requested", target } as const);
}
