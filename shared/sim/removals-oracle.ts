import type {
  Conference,
  ConferenceEffect,
  ConferenceInput,
  Participant,
} from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { LegId } from "../src/switching/index.ts";
import type { FocusStep } from "./focus.ts";

type RemovalRequested = Extract<ConferenceInput, { readonly type: "removal-requested" }>;

/**
 * [CON-60] [CON-61] Who is sent away by a REFER: those it names, and only by a host or by
 * themselves; and the answer says whether anybody was.
 */
export function removalsAreAllowed(step: FocusStep): void {
  const { input, before, effects } = step;
  if (input.type !== "removal-requested") return;
  const answers = effects.flatMap((effect) =>
    effect.type === "answer-refer" && effect.refer === input.refer ? [effect.status] : [],
  );
  invariant(answers.length === 1, `${input.refer} is answered ${answers.length} times`);
  const [status] = answers;
  const asker = input.by && before.legs.get(input.by)?.participant;
  const role = asker ? before.participants.get(asker)?.role : input.role;
  const named = participantsNamed(input, before);
  const called = invitationsNamed(input, before);
  const isOwn = asker !== undefined && called === 0 && named.every(({ id }) => id === asker);
  const found = named.length + called === 0 ? 404 : 200;
  const due = role === "host" || isOwn ? found : 403;
  invariant(status === due, `${input.refer} is answered ${status}, due is ${due}`);
  const gone = endedBy(step);
  const sent = status === 200 ? named.flatMap(({ leg }) => leg ?? []) : [];
  for (const leg of sent) invariant(gone.includes(leg), `${leg} was to be sent away`);
  const isOver = step.after.lifecycle.phase !== before.lifecycle.phase;
  invariant(isOver || gone.length === sent.length, `sent away are ${gone.join()}, not ${sent}`);
  const byes = effects.filter((effect) => isFarewell(effect, sent));
  invariant(byes.length === sent.length, "everybody is told once that they are sent away");
}

/** Whoever has a dialog or a held seat, by the URI that others are shown. */
function participantsNamed(
  { target, by }: RemovalRequested,
  { uri, legs, participants }: Conference,
): readonly Participant[] {
  const asker = by && legs.get(by)?.participant;
  return [...participants.values()].filter(({ id, entity, anonymous, leg, presence }) => {
    if (target === uri) return id === asker;
    const isHere = leg !== undefined || presence.phase === "lost";
    return isHere && !anonymous && entity === target;
  });
}

/** How many of those who are still called go by this URI. */
function invitationsNamed({ target }: RemovalRequested, { invitations }: Conference): number {
  const isOpen = (phase: string) => phase !== "failed" && phase !== "answered";
  return [...invitations.values()].filter(
    ({ entity, anonymous, progress }) => entity === target && !anonymous && isOpen(progress.phase),
  ).length;
}

function endedBy({ before, after }: FocusStep): readonly LegId[] {
  return [...before.legs.keys()].filter((leg) => !after.legs.has(leg));
}

function isFarewell(effect: ConferenceEffect, legs: readonly LegId[]): boolean {
  switch (effect.type) {
    case "send-bye":
      return legs.includes(effect.leg) && effect.reason?.cause === 200;
    case "refuse-invite":
      return legs.includes(effect.leg) && effect.status === 487;
    default:
      return false;
  }
}
