import type { MessageToTell } from "@parley/shared/conference";
import { printCpim } from "@parley/shared/instant-message";
import type { MessageToSend } from "./sip-handle.ts";

/**
 * A message as it goes to a participant: whole to who takes message/cpim; to who takes texts alone,
 * what others said, behind their name.
 */
export function messageToSend(message: MessageToTell): MessageToSend {
  const { number, messageId, from, to, date: dateTime, disposition, text, missed, own } = message;
  const cpim = printCpim({ from, to, dateTime, messageId, missed, disposition, text });
  const isForAll = !own && disposition === "render";
  return {
    cpim,
    ...(number !== undefined && { id: String(number) }),
    ...(isForAll && { text: `${from.displayName || from.uri}: ${text}` }),
  };
}
