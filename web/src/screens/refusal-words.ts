import type { Refusal } from "../store/view.ts";

interface RefusalWords {
  readonly title: string;
  readonly body: string;
  readonly details: string;
}

/** Why the meeting could not be joined, in words; the status line for whoever has to mend it. */
export function refusalWords(refusal: Refusal): RefusalWords {
  const { status, warning } = refusal;
  const line = status === 0 ? "No answer over the WebSocket" : `SIP ${status}`;
  const words = linkWords(warning) ?? wordsFor(status);
  return { ...words, details: warning === undefined ? line : `${line} · ${warning}` };
}

type Words = Pick<RefusalWords, "title" | "body">;

/** What is wrong with the join link itself, in the words the focus has for it. */
function linkWords(warning: string | undefined): Words | undefined {
  switch (warning) {
    case "Join link has expired":
      return {
        title: "This link has expired",
        body: "Ask whoever sent it for a new one, and open that.",
      };
    case "Join link is not valid":
      return {
        title: "This link does not work",
        body: "Part of it may be missing. Open it once more as it was sent, or ask for a new one.",
      };
    default:
      return undefined;
  }
}

function wordsFor(status: number): Words {
  switch (status) {
    case 0:
    case 408:
      return {
        title: "Couldn't reach the meeting",
        body: "Check your network, then try again.",
      };
    case 401:
    case 403:
      return {
        title: "You are not on the list",
        body: "Only people who were invited can join. Open the link you were sent, or ask for one.",
      };
    case 404:
      return {
        title: "There is no such meeting",
        body: "It is over, or never was: the name or link may be mistyped.",
      };
    case 486:
      return { title: "The meeting is full", body: "Try again when someone has left." };
    case 488:
      return {
        title: "Sound and picture could not be agreed",
        body: "This browser and the meeting have no format in common. Try another browser.",
      };
    case 503:
      return {
        title: "The meeting service is busy",
        body: "It takes nobody in at the moment. Try again in a minute.",
      };
    default:
      return {
        title: "The meeting could not be joined",
        body: "Something went wrong on the way in. Try again.",
      };
  }
}
