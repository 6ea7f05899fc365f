import { CPIM_TYPE, parseCpim, printCpim } from "@parley/shared/instant-message";
import type { MessageHeard, ParticipantEffect, Self } from "@parley/shared/participant";
import type { UA } from "jssip";
import type { IncomingRequest } from "jssip/lib/SIPMessage";

/** What the INVITE says that MESSAGEs may be; Allow is JsSIP's. */
export const acceptedBodies = `application/sdp, ${CPIM_TYPE}`;

/** A request within the dialog, as JsSIP's `sendRequest` takes it. */
export interface RequestWithin {
  readonly extraHeaders: string[];
  readonly body: string;
}

type MessageToSend = Extract<ParticipantEffect, { readonly type: "send-message" }>;

/** A MESSAGE to everybody in the conference (RFC 3428 §4). */
export function messageRequest(
  { id: messageId, disposition, text }: MessageToSend,
  { entity, name }: Self,
  conference: string,
): RequestWithin {
  const from = { uri: entity, displayName: name };
  const body = printCpim({ from, to: { uri: conference }, messageId, disposition, text });
  return { extraHeaders: [`Content-Type: ${CPIM_TYPE}`], body };
}

/** What somebody said, as a MESSAGE of the focus's tells it; undefined where it cannot be read. */
export function messageIn(type: string | undefined, body: string): MessageHeard | undefined {
  if (type?.split(";", 1)[0]?.trim().toLowerCase() !== CPIM_TYPE) return undefined;
  const read = parseCpim(body);
  if (!read.ok) return undefined;
  const { from, dateTime, messageId, missed = false, disposition, text } = read.value;
  if (!from || dateTime === undefined || Number.isNaN(Date.parse(dateTime))) return undefined;
  return {
    ...(messageId !== undefined && { id: messageId }),
    entity: from.uri,
    name: from.displayName ?? from.uri,
    date: dateTime,
    ...{ disposition, text, missed },
  };
}

/**
 * JsSIP hands MESSAGEs to the agent, whatever dialog they come in. What is heard is answered 200;
 * what belongs to a dialog that is over 481, so that the focus keeps it for the next; all else 415.
 */
export function hearMessages(
  ua: UA,
  isCurrent: (callId: string) => boolean,
  heard: (message: MessageHeard) => void,
): void {
  ua.on("newMessage", (event: MessageEvent) => {
    if (event.originator !== "remote") return;
    const { request, message } = event;
    if (!isCurrent(request.getHeader("Call-ID"))) return message.reject({ status_code: 481 });
    const said = messageIn(request.getHeader("Content-Type"), request.body);
    if (!said) return message.reject({ status_code: 415 });
    message.accept({});
    heard(said);
  });
}

interface MessageEvent {
  readonly originator: string;
  readonly request: IncomingRequest;
  readonly message: {
    accept(options: object): void;
    reject(options: { readonly status_code: number }): void;
  };
}
