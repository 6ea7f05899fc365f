import { type Cpim, imdnNamespace, type Mailbox, parleyNamespace, TEXT_TYPE } from "./cpim.ts";

/** Text of a message/cpim (RFC 3862 §2). A line break in a value would end it: there is none. */
export function printCpim(cpim: Cpim): string {
  const { from, to, dateTime, messageId, missed, disposition, text } = cpim;
  const lines = [
    ...(from ? [`From: ${printMailbox(from)}`] : []),
    ...(to ? [`To: ${printMailbox(to)}`] : []),
    ...(dateTime === undefined ? [] : [`DateTime: ${onOneLine(dateTime)}`]),
    ...(messageId === undefined
      ? []
      : [`NS: imdn <${imdnNamespace}>`, `imdn.Message-ID: ${onOneLine(messageId)}`]),
    ...(missed === true ? [`NS: parley <${parleyNamespace}>`, "parley.Missed: yes"] : []),
    "",
    `Content-Type: ${TEXT_TYPE}; charset=utf-8`,
    ...(disposition === "reaction" ? ["Content-Disposition: reaction"] : []),
    "",
    text,
  ];
  return lines.join("\r\n");
}

function printMailbox({ uri, displayName }: Mailbox): string {
  const address = `<${uri.replace(/[\s<>\p{Cc}]/gu, "")}>`;
  return displayName === undefined ? address : `${quoted(displayName)} ${address}`;
}

/** In quotes, with what would end them escaped (RFC 3862 §2.3.1). */
function quoted(text: string): string {
  return `"${onOneLine(text).replace(/["\\]/g, "\\$&")}"`;
}

function onOneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}
