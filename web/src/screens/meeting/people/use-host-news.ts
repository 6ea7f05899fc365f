import { useEffect, useRef } from "react";
import { useConference, usePage } from "../../../store/context.ts";
import type { ConferenceActions, RosterEntryView, Wish } from "../../../store/view.ts";
import { toast } from "../../../ui/toast.ts";
import { useWords, type Words } from "../../../words/words.ts";

/** A wish that has come to something. */
type Outcome = Exclude<Wish, { readonly state: "sending" }>;

type OfEveryone = Extract<Outcome, { readonly kind: "mute-everyone" }>;

/** Says to a host what came of what they wished of others. */
export function useHostNews(): void {
  const t = useWords();
  const { actions, conference } = usePage();
  const wishes = useConference((view) => view.wishes);
  const told = useRef(outcomesOf(wishes));
  useEffect(() => {
    const before = new Set(told.current.map(({ sequence }) => sequence));
    told.current = outcomesOf(wishes);
    for (const outcome of told.current) {
      if (before.has(outcome.sequence)) continue;
      const words = newsOf(t, outcome, conference.getState().roster);
      if (words === undefined) continue;
      const again = { words: t("common.tryAgain"), act: () => wishAgain(actions, outcome) };
      const action = outcome.state === "failed" ? { action: again } : {};
      toast({ words, group: groupOf(outcome), ...action });
    }
  }, [t, wishes, actions, conference]);
}

function outcomesOf(wishes: readonly Wish[] = []): readonly Outcome[] {
  return wishes.filter((wish) => wish.state !== "sending");
}

/** Undefined: of who has left meanwhile nothing is wished any more. */
function newsOf(
  t: Words,
  outcome: Outcome,
  roster: readonly RosterEntryView[],
): string | undefined {
  if (outcome.kind === "mute-everyone") return newsOfEveryone(t, outcome);
  const name = roster.find(({ entity }) => entity === outcome.entity)?.name;
  return name === undefined ? undefined : t(keyOf(outcome), { name });
}

function newsOfEveryone(t: Words, { state, people }: OfEveryone): string {
  if (state === "failed") return t("people.notAskedEveryoneToMute");
  // All have muted before it was wished once more.
  return people === 0
    ? t("people.everyoneMuted")
    : t("people.askedEveryoneToMute", { count: people });
}

function keyOf(outcome: Exclude<Outcome, OfEveryone>) {
  switch (outcome.kind) {
    case "mute":
      return outcome.state === "asked" ? "people.askedToMute" : "people.notAskedToMute";
    case "lower-hand":
      return "people.notLoweredHand";
    default:
      return outcome satisfies never;
  }
}

/** What is said of one wish takes the place of what was said of the same one before. */
function groupOf(outcome: Outcome): string {
  return outcome.kind === "mute-everyone" ? outcome.kind : `${outcome.kind} ${outcome.entity}`;
}

function wishAgain(actions: ConferenceActions, outcome: Outcome): void {
  switch (outcome.kind) {
    case "mute":
      return actions.askToMute(outcome.entity);
    case "mute-everyone":
      return actions.askEveryoneToMute();
    case "lower-hand":
      return actions.lowerHand(outcome.entity);
    default:
      return outcome satisfies never;
  }
}
