import { ok, type Result, refuse } from "../lib/index.ts";
import {
  type Cpim,
  type Disposition,
  imdnNamespace,
  type Mailbox,
  parleyNamespace,
  TEXT_TYPE,
} from "./cpim.ts";
import { instantMessageLimits } from "./limits.ts";

/** What a request with such a body is answered: unreadable, or of a kind that nobody reads here. */
export type CpimFault = 400 | 415;

type Fields = ReadonlyMap<string, readonly string[]>;

const lineBreak = "\r\n";
const blankLine = "\r\n\r\n";

/** Header lines of either block beyond this make no sense. */
const maxLines = 64;

/**
 * Reads a message/cpim: its headers, those of what is in it, and the text (RFC 3862 §2). Linear;
 * never throws. Headers of namespaces unknown here are read over, unless Require names them.
 */
export function parseCpim(body: string): Result<Cpim, CpimFault> {
  const endOfHeaders = body.indexOf(blankLine);
  const start = endOfHeaders + blankLine.length;
  // No content headers at all: the blank line that ends them comes first.
  const isBare = body.startsWith(lineBreak, start);
  const endOfContent = isBare ? start - lineBreak.length : body.indexOf(blankLine, start);
  if (endOfHeaders < 0 || endOfContent < 0) return refuse(400);
  const headers = fieldsOf(body.slice(0, endOfHeaders), (name) => name);
  const content = fieldsOf(isBare ? "" : unfolded(body.slice(start, endOfContent)), (name) =>
    name.toLowerCase(),
  );
  if (!headers || !content) return refuse(400);
  if (headers.has("Require") || !isPlainText(content)) return refuse(415);
  const messageId = spaced(headers, imdnNamespace, "Message-ID");
  if (messageId !== undefined && !isMessageId(messageId)) return refuse(400);
  const from = parseMailbox(firstOf(headers, "From"));
  const to = parseMailbox(firstOf(headers, "To"));
  const dateTime = firstOf(headers, "DateTime");
  return ok({
    ...(from && { from }),
    ...(to && { to }),
    ...(dateTime !== undefined && { dateTime }),
    ...(messageId !== undefined && { messageId }),
    ...(spaced(headers, parleyNamespace, "Missed") === "yes" && { missed: true }),
    disposition: parseDisposition(firstOf(content, "content-disposition")),
    text: body.slice(endOfContent + blankLine.length),
  });
}

/** RFC 9078 §3; whatever else is said, a text is there to be read. */
export function parseDisposition(value: string | undefined): Disposition {
  const [type = ""] = (value ?? "").split(";", 1);
  return type.trim().toLowerCase() === "reaction" ? "reaction" : "render";
}

/** Whether this names a message: printable, without blanks, and not endless (RFC 5438 §6.3). */
export function isMessageId(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text) && text.length <= instantMessageLimits.messageIdLength;
}

/** Headers of MIME may go on in lines that begin with a blank (RFC 5322). */
function unfolded(block: string): string {
  return block.replace(/\r\n[ \t]+/g, " ");
}

/** Undefined where a line is no header. A name may stand several times. */
function fieldsOf(block: string, key: (name: string) => string): Fields | undefined {
  const fields = new Map<string, string[]>();
  const lines = block === "" ? [] : block.split(lineBreak);
  if (lines.length > maxLines) return undefined;
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) return undefined;
    const name = key(line.slice(0, colon).trim());
    const value = line.slice(colon + 1).trim();
    const before = fields.get(name);
    if (before) before.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

function firstOf(fields: Fields, name: string): string | undefined {
  return fields.get(name)?.[0];
}

/** A header under whatever prefix its namespace has in this message (RFC 3862 §3.4). */
function spaced(headers: Fields, namespace: string, name: string): string | undefined {
  for (const declared of headers.get("NS") ?? []) {
    const [, prefix, uri] = /^([\w-]+) *<([^>]*)>$/.exec(declared) ?? [];
    if (prefix !== undefined && uri === namespace) return firstOf(headers, `${prefix}.${name}`);
  }
  return undefined;
}

/** A text in UTF-8, of which ASCII is a part, and as it is; nothing said means that (RFC 2045). */
function isPlainText(content: Fields): boolean {
  const [type = "", ...parameters] = (firstOf(content, "content-type") ?? TEXT_TYPE).split(";");
  const charset = parameters.find((parameter) => /^\s*charset\s*=/i.test(parameter));
  const encoding = firstOf(content, "content-transfer-encoding") ?? "8bit";
  return (
    type.trim().toLowerCase() === TEXT_TYPE &&
    (charset === undefined || /=\s*"?(utf-8|us-ascii)"?\s*$/i.test(charset)) &&
    /^(7bit|8bit|binary)$/i.test(encoding)
  );
}

/** `"Ada" <sip:ada@example.org>`, `Ada <…>` or `<…>` (RFC 3862 §4.1). */
function parseMailbox(value: string | undefined): Mailbox | undefined {
  if (value === undefined || !value.endsWith(">")) return undefined;
  const start = value.lastIndexOf("<");
  const uri = value.slice(start + 1, -1);
  if (start < 0 || uri === "") return undefined;
  const name = value.slice(0, start).trim();
  if (name === "") return { uri };
  const isQuoted = name.length > 1 && name.startsWith('"') && name.endsWith('"');
  return { uri, displayName: isQuoted ? name.slice(1, -1).replace(/\\(.)/g, "$1") : name };
}
