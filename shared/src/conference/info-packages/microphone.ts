import type { RosterMedia } from "../../event-package/index.ts";
import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { answerInfo, type Informing, informantOf } from "./informant.ts";

/** Somebody says whether they can be heard. It holds for the dialog that it is said in. */
export function microphoneSwitched(
  draft: Draft,
  { on, ...informing }: Informing & { readonly on: boolean },
): void {
  const participant = informantOf(draft, informing);
  if (!participant) return;
  answerInfo(draft, informing, 200);
  const { leg } = informing;
  const { microphone } = participant;
  if (microphone?.leg === leg && microphone.on === on) return;
  draft.participants.set(participant.id, { ...participant, microphone: { leg, on } });
}

/** Whether they have said in this dialog that nobody hears them; who has not may be heard. */
export function isMuted(participant: Participant): boolean {
  return saidBy(participant)?.on === false;
}

/**
 * The microphone as the roster tells it: of who is muted, `recvonly` (RFC 4575 §5.8.5); nothing of
 * who is not there, or has not said in this dialog.
 */
export function mediaOf(participant: Participant): readonly RosterMedia[] {
  const said = saidBy(participant);
  if (participant.presence.phase !== "connected" || !said) return [];
  return [{ id: "microphone", type: "audio", status: said.on ? "sendrecv" : "recvonly" }];
}

/** In the dialog they are in now: what was said in a former one holds no more. */
function saidBy({ leg, microphone }: Participant): Participant["microphone"] {
  return microphone?.leg === leg ? microphone : undefined;
}
