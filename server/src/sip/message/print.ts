import { printedName } from "./header-name.ts";
import type { HeaderField } from "./headers.ts";
import type { SipMessage } from "./message.ts";

/**
 * The text of a message, with its Content-Length. A line break in a value would smuggle header
 * fields in; it becomes a blank.
 */
export function printMessage(message: SipMessage): string {
  let text =
    message.kind === "request"
      ? `${message.method} ${message.requestUri} SIP/2.0\r\n`
      : `SIP/2.0 ${message.status} ${onOneLine(message.reasonPhrase)}\r\n`;
  for (const { name, value } of message.headers) {
    if (name !== "content-length") text += `${printedName(name)}: ${onOneLine(value)}\r\n`;
  }
  return `${text}Content-Length: ${Buffer.byteLength(message.body)}\r\n\r\n${message.body}`;
}

/** Header fields from a literal, in its order; undefined values are left out. */
export function fields(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): HeaderField[] {
  const headers: HeaderField[] = [];
  for (const name in values) {
    const value = values[name];
    if (value === undefined) continue;
    if (typeof value === "string") headers.push({ name, value });
    else for (const element of value) headers.push({ name, value: element });
  }
  return headers;
}

function onOneLine(value: string): string {
  return value.includes("\n") || value.includes("\r") ? value.replace(/[\r\n]+/g, " ") : value;
}
