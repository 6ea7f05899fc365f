import type { ParticipantInput } from "@parley/shared/participant";
import type { ConferenceActions } from "./view.ts";

/** What a person says without a word aloud. */
export function createTalking(
  give: (input: ParticipantInput) => void,
): Pick<ConferenceActions, "sendMessage" | "resend" | "react" | "raiseHand" | "askToMute"> {
  const date = () => new Date().toISOString();
  return {
    sendMessage: (text) => give({ type: "message-written", text, date: date() }),
    resend: (id) => give({ type: "message-resent", id }),
    react: (emoji) => give({ type: "reaction-given", emoji }),
    raiseHand: (on) => give({ type: "hand-moved", raised: on }),
    askToMute: (entity) => give({ type: "mute-wished", entity }),
  };
}
