import type { Refusal } from "../../store/view.ts";

interface RefusalWords {
  readonly title: string;
  readonly body: string;
  readonly details: string;
}

/** Why the meeting could not be joined, in words; the status line for whoever has to mend it. */
export function refusalWords(refusal: Refusal): RefusalWords {
  const { status, warning } = refusal;
  const line = status === 0 ? "No answer over the WebSocket" : `SIP ${status}`;
  return { ...wordsFor(status), details: warning === undefined ? line : `${line} · ${warning}` };
}

function wordsFor(status: number): { readonly title: string; readonly body: string } {
  switch (status) {
    case 0:
    case 408:
      return {
        title: "Couldn't reach the meeting",
        body: "Check your network, then try again.",
      };
    case 403:
      return {
        title: "You are not on the list",
        body: "Only people who were invited can join. Ask whoever set it up.",
      };
    case 404:
      return {
        title: "There is no such meeting",
        body: "The name or link may be mistyped, or the meeting is over.",
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
