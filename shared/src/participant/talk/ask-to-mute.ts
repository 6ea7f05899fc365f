import type { Env } from "../../lib/index.ts";
import type { Participant, ParticipantStep } from "../participant.ts";

/** Asked once: who is away for a moment is told that it did not go out. */
export function muteWished(
  participant: Participant,
  { entity, isHeard }: { readonly entity: string; readonly isHeard: boolean },
  { now: at }: Env,
): ParticipantStep {
  if (!isHeard) return [{ ...participant, muteWish: { entity, state: "failed", at } }, []];
  return [
    { ...participant, muteWish: { entity, state: "sending", at } },
    [{ type: "send-mute-wish", entity }],
  ];
}

/** An answer to an earlier wish than the newest is news all the same. */
export function muteWishAnswered(
  participant: Participant,
  { entity, status }: { readonly entity: string; readonly status: number },
  { now: at }: Env,
): Participant {
  const state = status >= 200 && status < 300 ? "asked" : "failed";
  return { ...participant, muteWish: { entity, state, at } };
}

/** Whether it came through before flow or dialog were lost, nobody can say: it is not sent twice. */
export function muteWishLost(participant: Participant, { now: at }: Env): Participant {
  const { muteWish } = participant;
  if (muteWish?.state !== "sending") return participant;
  return { ...participant, muteWish: { ...muteWish, state: "failed", at } };
}
