import { limits } from "../limits.ts";
import { headerName } from "./header-name.ts";

/** What a stream's bytes came to, in order. */
export type Framed =
  | { readonly type: "message"; readonly bytes: Buffer }
  /** CRLFCRLF between messages: the peer asks whether we are there (RFC 5626 §3.5.1). */
  | { readonly type: "ping" }
  /** The stream cannot be cut any further; `head` is what there is of a head, for the answer. */
  | { readonly type: "broken"; readonly why: string; readonly head: Buffer };

/** The part of a message that has come. */
export interface Framing {
  /** In order of arrival; joined when there is reason to look at them. */
  readonly pieces: readonly Buffer[];
  readonly length: number;
  /** How far the joined bytes were searched for the end of the head. */
  readonly searched: number;
  /** Length of the whole message once its head is known, else 0. */
  readonly needed: number;
}

export const emptyFraming: Framing = { pieces: [], length: 0, searched: 0, needed: 0 };

/**
 * Cuts a stream into messages by Content-Length, which it must have there (RFC 3261 §18.3).
 * Holds at most one head and one body, and joins a body's pieces once.
 */
export function stepFraming(framing: Framing, received: Buffer): [Framing, readonly Framed[]] {
  const pieces = framing.length === 0 ? [received] : [...framing.pieces, received];
  const length = framing.length + received.length;
  if (length < framing.needed) return [{ ...framing, pieces, length }, []];
  const joined = pieces.length === 1 ? received : Buffer.concat(pieces);
  const framed: Framed[] = [];
  return [cut(joined, framing.searched, framed), framed];
}

/** Takes every whole message off the front; what is left is the next framing. */
function cut(joined: Buffer, searchedBefore: number, framed: Framed[]): Framing {
  let bytes = joined;
  let searched = searchedBefore;
  for (;;) {
    const blank = leadingLineBreaks(bytes);
    if (blank >= 4) framed.push({ type: "ping" });
    bytes = bytes.subarray(blank);
    const end = bytes.indexOf("\r\n\r\n", Math.max(0, searched - blank));
    if ((end < 0 ? bytes.length : end) > limits.headLength) {
      return broken(framed, "head too long", bytes);
    }
    if (end < 0) return waiting(bytes, Math.max(0, bytes.length - 3), 0);
    const head = bytes.subarray(0, end + 4);
    const length = contentLength(head.toString("latin1"));
    if (length === undefined) return broken(framed, "no usable Content-Length", head);
    if (length > limits.bodyBytes) return broken(framed, "body too long", head);
    const needed = end + 4 + length;
    if (bytes.length < needed) return waiting(bytes, end, needed);
    framed.push({ type: "message", bytes: bytes.subarray(0, needed) });
    bytes = bytes.subarray(needed);
    searched = 0;
  }
}

function waiting(bytes: Buffer, searched: number, needed: number): Framing {
  return bytes.length === 0
    ? emptyFraming
    : { pieces: [bytes], length: bytes.length, searched, needed };
}

function broken(framed: Framed[], why: string, head: Buffer): Framing {
  framed.push({ type: "broken", why, head });
  return emptyFraming;
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

function leadingLineBreaks(bytes: Buffer): number {
  let count = 0;
  while (bytes[count] === CARRIAGE_RETURN && bytes[count + 1] === LINE_FEED) count += 2;
  return count;
}

/** The one Content-Length of a head; undefined where there is none, several or no number. */
function contentLength(head: string): number | undefined {
  let length: number | undefined;
  for (const line of head.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon < 1 || headerName(line.slice(0, colon)) !== "content-length") continue;
    const value = line.slice(colon + 1).trim();
    if (length !== undefined || !/^\d{1,9}$/.test(value)) return undefined;
    length = Number(value);
  }
  return length;
}
