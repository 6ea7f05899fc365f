import { isDirection } from "./attribute-reader.ts";
import type {
  DataChannelMap,
  Fingerprint,
  Group,
  HeaderExtension,
  Rid,
  Setup,
  SsrcAttribute,
  SsrcGroup,
} from "./description.ts";
import { isToken, parseMid, parseNumber, splitOnce } from "./tokens.ts";

/** Values of single attributes; each answers `undefined` to a malformed one. */

export function parseGroup(text: string): Group | undefined {
  const [semantics = "", ...tags] = text.split(" ").filter((part) => part !== "");
  const mids = tags.map(parseMid).filter((mid) => mid !== undefined);
  return isToken(semantics) && mids.length === tags.length ? { semantics, mids } : undefined;
}

export function parseFingerprint(text: string): Fingerprint | undefined {
  const [, algorithm, value] = /^(\S+) +([0-9A-Fa-f:]+)$/.exec(text) ?? [];
  return algorithm === undefined || value === undefined ? undefined : { algorithm, value };
}

export function parseSetup(text: string): Setup | undefined {
  switch (text) {
    case "actpass":
    case "active":
    case "passive":
    case "holdconn":
      return text;
    default:
      return undefined;
  }
}

/** RFC 8285 §5. Attributes of an extension are passed over: none is in use. */
export function parseHeaderExtension(text: string): HeaderExtension | undefined {
  const [, number = "", direction, uri] =
    /^([0-9]+)(?:\/([a-z]+))? +(\S+)(?: .*)?$/.exec(text) ?? [];
  const id = parseNumber(number, 4351);
  if (id === undefined || id === 0 || uri === undefined) return undefined;
  if (direction === undefined) return { id, uri };
  return isDirection(direction) ? { id, uri, direction } : undefined;
}

export function parseRid(text: string): Rid | undefined {
  const [, id, direction, restrictions] = /^([\w-]+) (send|recv)(?: (.+))?$/.exec(text) ?? [];
  if (id === undefined || (direction !== "send" && direction !== "recv")) return undefined;
  return restrictions === undefined ? { id, direction } : { id, direction, restrictions };
}

/** RFC 5576 §4.1. */
export function parseSsrcAttribute(text: string): SsrcAttribute | undefined {
  const [number, attribute = ""] = splitOnce(text, " ");
  const ssrc = parseNumber(number, largestSsrc);
  const [name, value] = splitOnce(attribute, ":");
  if (ssrc === undefined || !isToken(name)) return undefined;
  return value === undefined ? { ssrc, name } : { ssrc, name, value };
}

/** RFC 5576 §4.2. */
export function parseSsrcGroup(text: string): SsrcGroup | undefined {
  const [semantics = "", ...numbers] = text.split(" ").filter((part) => part !== "");
  const ssrcs = numbers
    .map((number) => parseNumber(number, largestSsrc))
    .filter((ssrc) => ssrc !== undefined);
  return isToken(semantics) && ssrcs.length === numbers.length ? { semantics, ssrcs } : undefined;
}

/** RFC 8864 §5.1.1. An option nobody knows is passed over. */
export function parseDataChannelMap(text: string): DataChannelMap | undefined {
  const [number, written = ""] = splitOnce(text, " ");
  const streamId = parseNumber(number, largestStreamId);
  const options = readOptions(written.trim());
  if (streamId === undefined || options === undefined) return undefined;
  const ordered = options.get("ordered") ?? "true";
  // RFC 8864 §5.1.1: max-retr and max-time MUST NOT both be present.
  if (ordered !== "true" && ordered !== "false") return undefined;
  if (options.has("max-retr") && options.has("max-time")) return undefined;
  const subprotocol = options.get("subprotocol");
  const label = options.get("label");
  const numbers = numericOptions(options);
  if (numbers === undefined) return undefined;
  return {
    streamId,
    ordered: ordered === "true",
    ...(subprotocol === undefined ? {} : { subprotocol }),
    ...(label === undefined ? {} : { label }),
    ...numbers,
  };
}

const largestSsrc = 0xffff_ffff;
/** 65535 is reserved (RFC 8864 §5.1.2). */
const largestStreamId = 65_534;

type NumericOptions = Pick<DataChannelMap, "maxRetransmits" | "maxTimeMs" | "priority">;

function numericOptions(options: ReadonlyMap<string, string>): NumericOptions | undefined {
  const read: { -readonly [Name in keyof NumericOptions]: NumericOptions[Name] } = {};
  for (const [written, name] of numericOptionNames) {
    const text = options.get(written);
    if (text === undefined) continue;
    const value = parseNumber(text, 0xffff_ffff);
    if (value === undefined) return undefined;
    read[name] = value;
  }
  return read;
}

const numericOptionNames = [
  ["max-retr", "maxRetransmits"],
  ["max-time", "maxTimeMs"],
  ["priority", "priority"],
] as const;

function readOptions(text: string): Map<string, string> | undefined {
  const options = new Map<string, string>();
  const option = /([a-z-]+)=(?:"([^"]*)"|([^";]*))(?:;|$)/y;
  while (option.lastIndex < text.length) {
    const [, name, quoted, plain] = option.exec(text) ?? [];
    const value = quoted === undefined ? plain : unescapePercent(quoted);
    if (name === undefined || value === undefined || options.has(name)) return undefined;
    options.set(name, value);
  }
  return options;
}

function unescapePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
