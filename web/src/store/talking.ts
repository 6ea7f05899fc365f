import type { ParticipantInput } from "@parley/shared/participant";
import type { ConferenceActions } from "./view.ts";

type TalkingAction =
  | "sendMessage"
  | "resend"
  | "react"
  | "raiseHand"
  | "lowerHand"
  | "askToMute"
  | "askEveryoneToMute";

/** What a person says without a word aloud. */
export function createTalking(
  give: (input: ParticipantInput) => void,
): Pick<ConferenceActions, TalkingAction> {
  const date = () => new Date().toISOString();
  return {
    sendMessage: (text) => give({ type: "message-written", text, date: date() }),
    resend: (id) => give({ type: "message-resent", id }),
    react: (emoji) => give({ type: "reaction-given", emoji }),
    raiseHand: (on) => give({ type: "hand-moved", raised: on }),
    lowerHand: (entity) => give({ type: "wish-made", kind: "lower-hand", entity }),
    askToMute: (entity) => give({ type: "wish-made", kind: "mute", entity }),
    askEveryoneToMute: () => give({ type: "wish-made", kind: "mute-everyone" }),
  };
}
