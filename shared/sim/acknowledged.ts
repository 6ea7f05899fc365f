import type { Conference, ConferenceMemory, ConferencePolicy } from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { FocusStep } from "./focus.ts";

/**
 * [CON-72] What somebody was told has happened, and what a store must therefore still know
 * whenever the process dies: who is in a long-lived conference (the 200 to an INVITE), who is in it
 * no more (the 200 to a BYE or a REFER), what its policy is, and that it was released.
 */
export function createLedger(): (step: FocusStep, saved: ConferenceMemory | undefined) => void {
  const inside = new Set<string>();
  let isReleased = false;
  // Whose place it is while one device takes over from another is not decided: nothing is said of it.
  let isMoved = false;
  let policy: ConferencePolicy | undefined;
  return (step, saved) => {
    const { after, input } = step;
    note(step, inside);
    isReleased ||= after.lifecycle.phase === "released";
    if (input.type === "policy-changed") policy = input.policy;
    if (isReleased) inside.clear();
    invariant(!isReleased || saved?.phase === "released", "that it was released is lost");
    const kept = policy === undefined || JSON.stringify(saved?.policy) === JSON.stringify(policy);
    invariant(kept || after.policy.kind === "ad-hoc", "a policy is lost");
    if (input.type === "invite-received" && input.replaces !== undefined) isMoved = true;
    if (after.policy.longLived && !isMoved) compare(inside, after, saved);
  };
}

function note({ before, after, effects }: FocusStep, inside: Set<string>): void {
  for (const effect of effects) {
    if (effect.type !== "answer-invite") continue;
    const leg = after.legs.get(effect.leg);
    const device = leg && after.participants.get(leg.participant)?.instance;
    if (device !== undefined) inside.add(device);
  }
  for (const { id, instance, presence } of after.participants.values()) {
    const former = before.participants.get(id)?.presence.phase;
    const isGone = presence.phase === "departed" || presence.phase === "removed";
    if (isGone && former !== presence.phase && instance !== undefined) inside.delete(instance);
  }
}

function compare(
  inside: Set<string>,
  { policy }: Conference,
  saved: ConferenceMemory | undefined,
): void {
  const known = new Set(saved?.lastParticipants.map(({ instance }) => instance));
  // The list is as long as the conference may be large: of more, the oldest are dropped for good.
  const isFull = known.size >= policy.maxParticipants;
  for (const device of inside) {
    invariant(known.has(device) || isFull, `${device} was let in, and is lost`);
    if (!known.has(device)) inside.delete(device);
  }
  for (const device of known) {
    invariant(device && inside.has(device), `${device} said goodbye, and is still known`);
  }
}
