import type { LegId } from "../switching/index.ts";
import { askerOf } from "./asker-of.ts";
import type { Draft } from "./draft.ts";

/**
 * Somebody raises a hand, or takes it down. It stays up while its seat is held, and since when
 * says whose turn is first: one that is raised again has waited all along.
 */
export function handMoved(
  draft: Draft,
  { leg, info, raised }: { readonly leg: LegId; readonly info: string; readonly raised: boolean },
): void {
  const participant = askerOf(draft, leg);
  // Neither 404 nor 480: they would end the call (RFC 5057 §5.1).
  const status = participant ? 200 : 488;
  draft.effects.push({ type: "answer-info", leg, info, status });
  if (!participant || raised === (participant.handRaisedAt !== undefined)) return;
  const { handRaisedAt: _, ...lowered } = participant;
  const moved = raised ? { ...lowered, handRaisedAt: draft.env.date } : lowered;
  draft.participants.set(participant.id, moved);
}
