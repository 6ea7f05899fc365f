import type { Env } from "../../lib/index.ts";
import type { Participant, ParticipantStep } from "../participant.ts";

/** Asked once, as with a wish that somebody mute. */
export function handLoweringWished(
  participant: Participant,
  { entity, isHeard }: { readonly entity: string; readonly isHeard: boolean },
  { now: at }: Env,
): ParticipantStep {
  if (!isHeard) return [{ ...participant, handWish: { entity, state: "failed", at } }, []];
  return [
    { ...participant, handWish: { entity, state: "sending", at } },
    [{ type: "send-hand-lowering", entity }],
  ];
}

/** The answer to an earlier wish than the newest is news only where that has failed. */
export function handLoweringAnswered(
  participant: Participant,
  { entity, status }: { readonly entity: string; readonly status: number },
  { now: at }: Env,
): Participant {
  if (status < 200 || status >= 300) {
    return { ...participant, handWish: { entity, state: "failed", at } };
  }
  const { handWish, ...rest } = participant;
  return handWish?.entity === entity ? rest : participant;
}

/** Whether it came through before flow or dialog were lost, the roster will tell. */
export function handWishLost(participant: Participant, { now: at }: Env): Participant {
  const { handWish } = participant;
  if (handWish?.state !== "sending") return participant;
  return { ...participant, handWish: { ...handWish, state: "failed", at } };
}
