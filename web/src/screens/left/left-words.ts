import type { LeftReason, Refusal } from "../../store/view.ts";
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
export function leftWords(reason: LeftReason, refusal: Refusal | undefined): LeftWords {
  const words = wordsOf[reason];
  if (refusal === undefined) return words;
  const { title, body, details } = refusalWords(refusal);
  return reason === "refused" ? { ...words, title, body, details } : { ...words, details };
}

const rejoin = "Rejoin the meeting";

const wordsOf: Readonly<Record<LeftReason, LeftWords>> = {
  left: {
    title: "You left the meeting",
    body: "Your camera and microphone are off.",
    again: rejoin,
  },
  removed: {
    title: "You were removed from the meeting",
    body: "Someone who looks after it took you out.",
    again: rejoin,
  },
  ended: { title: "The meeting has ended", body: "It is over for everyone.", again: rejoin },
  asleep: {
    title: "The meeting went to sleep",
    body: "It rests until someone starts it again.",
    again: "Start it again",
  },
  replaced: {
    title: "You joined from another window",
    body: "A person has one seat; it is now in the other window.",
    again: "Use it here",
  },
  lost: {
    title: "Couldn't reconnect",
    body: "The connection was lost and did not come back. Check your network.",
    again: rejoin,
  },
  refused: {
    title: "The meeting did not take you back",
    body: "It refused the way this page asked to rejoin.",
    again: "Try again",
  },
};
