import type { PeopleThereView } from "../../store/people-there.ts";
import type { LeftPhase } from "../../store/view.ts";
import type { Words } from "../../words/words.ts";
import { refusalWords } from "../refusal-words.ts";

interface LeftWords {
  readonly title: string;
  readonly body: string;
  /** On the button that goes back in. */
  readonly again: string;
  /** What the focus said, for whoever has to mend it. */
  readonly details?: string;
}

/** Why somebody is not in the meeting any more; a refusal of their return in the focus's own terms. */
export function leftWords(
  t: Words,
  { reason, refusal, cause, by }: Omit<LeftPhase, "type" | "mayRejoin">,
  there: PeopleThereView = {},
): LeftWords {
  const again = t(`left.${reason}.again`);
  if (by !== undefined) {
    return { title: t("left.removed.by", { name: by }), body: t("left.left.body"), again };
  }
  const words = {
    title: t(`left.${reason}.title`),
    body: cause === undefined ? t(`left.${reason}.body`) : t(`left.cause.${cause}`),
    again,
  };
  if (refusal === undefined) return words;
  const { title, body, details } = refusalWords(t, refusal, there);
  return reason === "refused" ? { ...words, title, body, details } : { ...words, details };
}
