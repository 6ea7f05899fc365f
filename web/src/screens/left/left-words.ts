import type { LeftReason, LossCause, Refusal } from "../../store/view.ts";
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

/**
 * Why somebody is not in the meeting any more; a refusal of their return in the focus's own terms.
 *
 * @param cause of a connection that was lost
 */
export function leftWords(
  t: Words,
  reason: LeftReason,
  refusal?: Refusal,
  cause?: LossCause,
): LeftWords {
  const words = {
    title: t(`left.${reason}.title`),
    body: cause === undefined ? t(`left.${reason}.body`) : t(`left.cause.${cause}`),
    again: t(`left.${reason}.again`),
  };
  if (refusal === undefined) return words;
  const { title, body, details } = refusalWords(t, refusal);
  return reason === "refused" ? { ...words, title, body, details } : { ...words, details };
}
