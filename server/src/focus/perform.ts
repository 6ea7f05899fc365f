import type { ConferenceEffect } from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import type { MediaPort, SignallingPort } from "./ports.ts";

/** Does what one conference wants done, each effect by one call of a port. */
export function performing(
  conference: string,
  signalling: SignallingPort,
  media: MediaPort,
): (effect: ConferenceEffect) => void {
  return (effect) => {
    switch (effect.type) {
      case "open-transport":
      case "reopen-transport":
      case "connect-transport":
      case "close-transport":
      case "apply-plan":
      case "send-clue":
      case "close-clue":
        return toMedia(effect, media, conference);
      case "answer-invite":
        return signalling.answerInvite(effect.leg, effect.sdp, effect.conversation, conference);
      case "refuse-invite":
        return signalling.refuseInvite(effect.leg, effect.status, effect.warning);
      case "send-invite": {
        const { invitation, target, conversation } = effect;
        return signalling.sendInvite(invitation, conference, target, conversation);
      }
      case "cancel-invite":
        return signalling.cancelInvite(effect.invitation);
      case "answer-offer":
        return signalling.answerOffer(effect.leg, effect.offer, effect.sdp);
      case "refuse-offer":
        return signalling.refuseOffer(effect.leg, effect.offer, effect);
      case "send-reinvite":
        return signalling.sendReinvite(effect.leg, effect.sdp);
      case "answer-bye":
        return signalling.answerBye(effect.leg);
      case "send-bye":
        return signalling.sendBye(effect.leg, effect.reason);
      case "answer-info":
      case "ask-to-mute":
      case "lower-hand":
      case "answer-message":
      case "send-message":
        return toTalk(effect, signalling);
      case "answer-refer":
        return signalling.answerRefer(effect.refer, effect.status);
      case "finish-refer":
        return signalling.finishRefer(effect.refer, effect.status);
      case "send-notify":
        return signalling.sendNotify(effect.subscription, effect.subscriptionState, effect.body);
      case "note-clue-fault":
        return;
      default:
        return assertNever(effect);
    }
  };
}

type TalkEffect = Extract<
  ConferenceEffect,
  {
    readonly type: `${string}-message` | "answer-info" | "ask-to-mute" | "lower-hand";
  }
>;

function toTalk(effect: TalkEffect, signalling: SignallingPort): void {
  const { leg } = effect;
  switch (effect.type) {
    case "answer-info":
      return signalling.answerInfo(leg, effect.info, effect.status, effect.retryAfterSeconds);
    case "ask-to-mute":
      return signalling.askToMute(leg, effect.by);
    case "lower-hand":
      return signalling.lowerHand(leg, effect.by);
    case "answer-message":
      return signalling.answerMessage(leg, effect.message, effect.status, effect.retryAfterSeconds);
    case "send-message":
      return signalling.sendMessage(leg, effect.message);
    default:
      return assertNever(effect);
  }
}

type MediaEffect = Extract<
  ConferenceEffect,
  { readonly type: `${string}-transport` | `${string}-clue` | "apply-plan" }
>;

function toMedia(effect: MediaEffect, media: MediaPort, conference: string): void {
  switch (effect.type) {
    case "open-transport":
      return media.open(effect.leg, conference, effect.remote, effect.clueStreamId);
    case "reopen-transport":
      return media.reopen(effect.leg, effect.remote);
    case "connect-transport":
      return media.connect(effect.leg, effect.remote);
    case "close-transport":
      return media.close(effect.leg);
    case "apply-plan":
      return media.apply(effect.plan);
    case "send-clue":
      return media.sendClue(effect.leg, effect.text);
    case "close-clue":
      return media.closeClue(effect.leg);
    default:
      return assertNever(effect);
  }
}
