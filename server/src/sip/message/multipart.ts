import { limits } from "../limits.ts";
import { parseHeaderLines, unfolded } from "./header-lines.ts";
import type { Headers } from "./headers.ts";

/** One part of a multipart body. */
export interface BodyPart {
  readonly headers: Headers;
  readonly body: string;
}

/**
 * The parts of a multipart body, without what stands before the first and behind the last
 * (MIME; RFC 3261 §7.4.1). Undefined where it is never closed, a part is malformed, or there are too
 * many. Linear in the length of `body`.
 */
export function parseMultipart(body: string, boundary: string): readonly BodyPart[] | undefined {
  if (!BOUNDARY.test(boundary)) return undefined;
  // The first delimiter may stand at the very beginning; every other has its line break before it.
  const text = `\r\n${body}`;
  const parts: BodyPart[] = [];
  let open = nextDelimiter(text, boundary, 0);
  while (open !== undefined && !open.closes) {
    const close = nextDelimiter(text, boundary, open.end);
    if (close === undefined || parts.length >= limits.bodyParts) return undefined;
    const part = parsePart(text.slice(open.end, close.start));
    if (part === undefined) return undefined;
    parts.push(part);
    open = close;
  }
  return open && parts;
}

const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;
/** What stands behind the boundary: blanks to the line's end, or two dashes. */
const DELIMITER_END = /(--|[ \t]{0,80}(?=\r\n))/y;

interface Delimiter {
  readonly start: number;
  /** Just behind it: at the line break that a part's header fields follow. */
  readonly end: number;
  readonly closes: boolean;
}

function nextDelimiter(text: string, boundary: string, from: number): Delimiter | undefined {
  const delimiter = `\r\n--${boundary}`;
  for (
    let start = text.indexOf(delimiter, from);
    start >= 0;
    start = text.indexOf(delimiter, start + 2)
  ) {
    DELIMITER_END.lastIndex = start + delimiter.length;
    const end = DELIMITER_END.exec(text)?.[0];
    if (end === undefined) continue;
    return { start, end: DELIMITER_END.lastIndex, closes: end === "--" };
  }
  return undefined;
}

/** A part from the line break behind its delimiter on; it may have no header fields at all. */
function parsePart(text: string): BodyPart | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const lines = end === 0 ? [] : unfolded(text.slice(2, end)).split("\r\n");
  const headers = lines.length > limits.headerFields ? undefined : parseHeaderLines(lines, 0);
  return headers && { headers, body: text.slice(end + 4) };
}
