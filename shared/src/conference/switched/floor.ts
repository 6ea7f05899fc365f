import type { CaptureId } from "../../clue/index.ts";
import { assertNever, type Instant } from "../../lib/index.ts";
import type { Offering } from "../advertising/offering.ts";
import type { Conference, Leg } from "../conference.ts";
import type { Sources } from "../forwarding/sources.ts";
import { microphonesOf } from "./cameras.ts";
import type { SwitchingPolicy } from "./switched-captures.ts";

/** Among whom is switched for one leg, itself left out, and what decides it. */
export interface Floor {
  readonly offerings: readonly Offering[];
  readonly speakers: readonly Speaker[];
  /** Counts the turns of what goes round. */
  readonly turn: number;
}

/** Somebody who speaks or has spoken, and where in the room, as far as that is known. */
export interface Speaker {
  readonly offering: Offering;
  readonly microphone?: CaptureId;
}

export function floorFor(conference: Conference, leg: Leg, sources: Sources, now: Instant): Floor {
  const offerings =
    leg.told ?? conference.offerings.filter(({ participant }) => participant !== leg.participant);
  return {
    offerings,
    speakers: conference.speakers.flatMap((voice) => {
      const participant = conference.legs.get(voice.leg)?.participant;
      const offering = offerings.find((one) => one.participant === participant);
      if (!offering) return [];
      const heard = microphonesOf(offering).find(({ captureId }) => {
        const source = sources.get(captureId);
        return source?.leg === voice.leg && source.mid === voice.mid;
      });
      return [{ offering, ...(heard && { microphone: heard.captureId }) }];
    }),
    turn: turnAt(conference, now),
  };
}

/** Counts the turns of everything that goes round: all of it changes at the same moments. */
export function turnAt({ settings }: Conference, now: Instant): number {
  return Math.floor(now / settings.roundRobin);
}

/**
 * These offerings in the order in which a policy would show them. Who has not spoken yet stands
 * behind who has, by seat.
 */
export function inOrder({ offerings, speakers, turn }: Floor, policy: SwitchingPolicy): Speaker[] {
  switch (policy.type) {
    case "SoundLevel": {
      const spoken = speakers.filter(({ offering }) => offerings.includes(offering));
      const silent = offerings.filter((one) => !spoken.some(({ offering }) => offering === one));
      return [...spoken, ...silent.map((offering) => ({ offering }))];
    }
    case "RoundRobin": {
      const first = offerings.length === 0 ? 0 : turn % offerings.length;
      const round = [...offerings.slice(first), ...offerings.slice(0, first)];
      return round.map((offering) => ({ offering }));
    }
    default:
      return assertNever(policy);
  }
}
