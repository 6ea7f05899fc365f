import { useEffect, useRef } from "react";
import { useConference, usePage } from "../../../store/context.ts";
import type { ConferenceActions, Wish } from "../../../store/view.ts";
import { toast } from "../../../ui/toast.ts";
import { useWords } from "../../../words/words.ts";

/** A wish that has come to something. */
type Outcome = Exclude<Wish, { readonly state: "sending" }>;

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
      const { kind, entity, sequence, state } = outcome;
      const name = conference.getState().roster.find((one) => one.entity === entity)?.name;
      // Of who has left meanwhile nothing is wished any more.
      if (name === undefined || before.has(sequence)) continue;
      const again = { words: t("common.tryAgain"), act: () => wishAgain(actions, outcome) };
      const action = state === "failed" ? { action: again } : {};
      toast({ words: t(newsOf(outcome), { name }), group: `${kind} ${entity}`, ...action });
    }
  }, [t, wishes, actions, conference]);
}

function outcomesOf(wishes: readonly Wish[] = []): readonly Outcome[] {
  return wishes.filter((wish) => wish.state !== "sending");
}

/** Key of what is said of it, with the person's name. */
function newsOf(outcome: Outcome) {
  switch (outcome.kind) {
    case "mute":
      return outcome.state === "asked" ? "people.askedToMute" : "people.notAskedToMute";
    case "lower-hand":
      return "people.notLoweredHand";
    default:
      return outcome satisfies never;
  }
}

function wishAgain(actions: ConferenceActions, { kind, entity }: Outcome): void {
  if (kind === "mute") actions.askToMute(entity);
  else actions.lowerHand(entity);
}
