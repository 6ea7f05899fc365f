import type { Disposition, Reaction } from "../../instant-message/index.ts";
import type { MessageHeard } from "./chat.ts";
import type { InfoAnswer } from "./telling.ts";
import type { Wished } from "./wish.ts";

export type TalkInput =
  /** `date`: ISO 8601, of this page's clock. */
  | { readonly type: "message-written"; readonly text: string; readonly date: string }
  /** One that has failed is to be sent once more. */
  | { readonly type: "message-resent"; readonly id: string }
  | { readonly type: "reaction-given"; readonly emoji: Reaction }
  /** A MESSAGE of the focus's, in the dialog. */
  | { readonly type: "message-heard"; readonly message: MessageHeard }
  /** The answer to a MESSAGE of ours; nothing where its flow was lost. */
  | { readonly type: "message-answered"; readonly id: string; readonly status: number }
  | { readonly type: "hand-moved"; readonly raised: boolean }
  /** A host has taken it down. */
  | { readonly type: "hand-lowered"; readonly by: string }
  /** The answer to an INFO of ours; nothing where its flow was lost. */
  | ({ readonly type: "hand-answered" | "microphone-answered" } & InfoAnswer)
  /** A host wishes something of others. */
  | ({ readonly type: "wish-made" } & Wished)
  /** The answer to an INFO of ours that said so; nothing where its flow was lost. */
  | { readonly type: "wish-answered"; readonly sequence: number; readonly status: number };

export type TalkEffect =
  /** A MESSAGE in the dialog; comes to `message-answered` where it is to be read. */
  | {
      readonly type: "send-message";
      readonly id: string;
      readonly disposition: Disposition;
      readonly text: string;
    }
  /** An INFO of the package `parley-hand`; comes to `hand-answered`. */
  | { readonly type: "send-hand"; readonly raised: boolean }
  /** An INFO of the package `parley-microphone`; comes to `microphone-answered`. */
  | { readonly type: "send-microphone"; readonly on: boolean }
  /** An INFO of the package `parley-mute` or `parley-hand`; comes to `wish-answered`. */
  | ({ readonly type: "send-wish"; readonly sequence: number } & Wished);
