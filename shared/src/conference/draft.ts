import type { Subscription } from "../event-package/index.ts";
import { assertNever } from "../lib/index.ts";
import type { Label } from "../sdp/index.ts";
import {
  type Session,
  type SessionEffect,
  type SessionInput,
  stepSession,
} from "../session/index.ts";
import type { LegId } from "../switching/index.ts";
import type { Conference, ConferenceEnv, Leg, Participant } from "./conference.ts";
import type { ConferenceEffect } from "./effect.ts";
import type { ParticipantId, SubscriptionId } from "./ids.ts";
import { openSeats } from "./leg/open-seats.ts";
import type { OutgoingSsrcs } from "./leg/section.ts";

/**
 * A conference while one input is worked in. Its maps are copies that only this step holds; the
 * finished step hands them on as the next, unchanging state.
 */
export interface Draft {
  conference: Conference;
  readonly env: ConferenceEnv;
  readonly legs: Map<LegId, Leg>;
  readonly participants: Map<ParticipantId, Participant>;
  readonly subscriptions: Map<SubscriptionId, Subscription>;
  readonly effects: ConferenceEffect[];
}

export function openDraft(conference: Conference, env: ConferenceEnv): Draft {
  const legs = new Map(conference.legs);
  const participants = new Map(conference.participants);
  const subscriptions = new Map(conference.subscriptions);
  return {
    conference: { ...conference, legs, participants, subscriptions },
    env,
    legs,
    participants,
    subscriptions,
    effects: [],
  };
}

/** Feeds one leg's session and sends what it wants sent. */
export function feedSession(draft: Draft, id: LegId, input: SessionInput): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  const [session, effects] = stepSession(leg.session, input, draft.env);
  if (session !== leg.session) {
    draft.legs.set(id, { ...leg, session, opened: openedBy(input, leg, session) });
  }
  for (const effect of effects) draft.effects.push(forLeg(id, effect));
}

function forLeg(leg: LegId, effect: SessionEffect): ConferenceEffect {
  switch (effect.type) {
    case "send-clue":
      return { ...effect, leg };
    case "close-channel":
      return { type: "close-clue", leg, reason: effect.reason };
    case "note-fault":
      return { type: "note-clue-fault", leg, reason: effect.reason };
    default:
      return assertNever(effect);
  }
}

function openedBy(input: SessionInput, leg: Leg, session: Session): ReadonlySet<Label> {
  const before = leg.session.channel?.provider.configured ?? [];
  const after = session.channel?.provider.configured ?? [];
  if (before === after) return leg.opened;
  const why = input.type === "content-offered" ? "withdrawn" : "configured";
  return openSeats(leg.opened, before, after, why);
}

export function setPresence(
  draft: Draft,
  id: ParticipantId,
  presence: Participant["presence"],
): void {
  const participant = draft.participants.get(id);
  if (participant) draft.participants.set(id, { ...participant, presence });
}

/** A fresh pair of SSRCs (RFC 3550 §8): random, so that those of one leg do not meet. */
export function drawSsrcs(draft: Draft): OutgoingSsrcs {
  const ssrc = 1 + Math.floor(draft.env.random() * 0x7fff_fffe);
  return { ssrc, rtxSsrc: ssrc + 0x8000_0000 };
}
