import type { LeftReason } from "../../store/view.ts";

interface LeftWords {
  readonly title: string;
  readonly body: string;
  /** On the button that goes back in. */
  readonly again: string;
}

const rejoin = "Rejoin the meeting";

export const leftWords: Readonly<Record<LeftReason, LeftWords>> = {
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
    body: "Nothing had happened in it for a while.",
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
    again: rejoin,
  },
};
