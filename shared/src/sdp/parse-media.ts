import { AttributeReader, type FaultNote } from "./attribute-reader.ts";
import { parseMaxBitrate } from "./bandwidth.ts";
import type { Direction, Fingerprint, Ice, MediaSection, Setup } from "./description.ts";
import {
  parseDataChannelMap,
  parseFingerprint,
  parseHeaderExtension,
  parseRid,
  parseSetup,
  parseSsrcAttribute,
  parseSsrcGroup,
} from "./parse-attributes.ts";
import { parseCodecs } from "./parse-codecs.ts";
import type { Line } from "./split-lines.ts";
import { isToken, parseLabel, parseMid, parseNumber } from "./tokens.ts";

/** What may be written once for the session or in each m-section. */
export interface Defaults {
  readonly connection?: string | undefined;
  readonly direction?: Direction | undefined;
  readonly ufrag?: string | undefined;
  readonly password?: string | undefined;
  readonly fingerprints: readonly Fingerprint[];
  readonly setup?: Setup | undefined;
}

/** The m-section of these lines, `defaults` filled in where it is silent. */
export function parseMedia(
  lines: readonly Line[],
  defaults: Defaults,
  faults: FaultNote,
): MediaSection {
  const mLine = parseMediaLine(lines[0], faults);
  const attributes = new AttributeReader(lines, faults);
  const own = parseDefaults(lines, attributes, faults);
  return {
    ...mLine,
    ...optional("connection", own.connection ?? defaults.connection),
    ...optional("maxBitrateBps", parseMaxBitrate(lines, faults)),
    ...optional("mid", attributes.first("mid", parseMid)),
    direction: own.direction ?? defaults.direction ?? "sendrecv",
    ...optional("label", attributes.first("label", parseLabel)),
    bundleOnly: attributes.flag("bundle-only"),
    rtcpMux: attributes.flag("rtcp-mux"),
    rtcpReducedSize: attributes.flag("rtcp-rsize"),
    ...optional("ice", resolveIce(own, defaults, attributes, faults)),
    candidates: attributes.every("candidate", nonEmpty),
    endOfCandidates: attributes.flag("end-of-candidates"),
    fingerprints: own.fingerprints.length > 0 ? own.fingerprints : defaults.fingerprints,
    ...optional("setup", own.setup ?? defaults.setup),
    codecs: parseCodecs(mLine.formats, attributes),
    headerExtensions: attributes.every("extmap", parseHeaderExtension),
    ...optional("msid", attributes.first("msid", nonEmpty)),
    ssrcs: attributes.every("ssrc", parseSsrcAttribute),
    ssrcGroups: attributes.every("ssrc-group", parseSsrcGroup),
    rids: attributes.every("rid", parseRid),
    ...optional("sctpPort", attributes.first("sctp-port", parsePort)),
    ...optional("maxMessageSize", attributes.first("max-message-size", parseSize)),
    dataChannels: attributes.every("dcmap", parseDataChannelMap),
    otherAttributes: attributes.rest(),
  };
}

/** What these lines, of the session or of one m-section, say of what either may say. */
export function parseDefaults(
  lines: readonly Line[],
  attributes: AttributeReader,
  faults: FaultNote,
): Defaults {
  return {
    connection: parseConnection(lines, faults),
    direction: attributes.direction(),
    ufrag: attributes.first("ice-ufrag", nonEmpty),
    password: attributes.first("ice-pwd", nonEmpty),
    fingerprints: attributes.every("fingerprint", parseFingerprint),
    setup: attributes.first("setup", parseSetup),
  };
}

type MediaLine = Pick<MediaSection, "kind" | "port" | "protocol" | "formats">;

function parseMediaLine(line: Line | undefined, faults: FaultNote): MediaLine {
  const number = line?.number ?? 1;
  const [kind = "", portAndCount = "", protocol = "", ...formats] = (line?.value ?? "")
    .split(" ")
    .filter((part) => part !== "");
  const port = parsePort(portAndCount.replace(/\/[0-9]+$/, ""));
  if (!isToken(kind) || protocol === "" || formats.length === 0) {
    faults.add("malformed m= line", number);
  }
  if (port === undefined) faults.add("m= line with an impossible port", number);
  if (/\bRTP\//.test(protocol) && formats.some((one) => parseNumber(one, 127) === undefined)) {
    faults.add("m= line with an impossible payload type", number);
  }
  if (new Set(formats).size < formats.length) faults.add("m= line with a format twice", number);
  return { kind, port: port ?? 0, protocol, formats };
}

function parseConnection(lines: readonly Line[], faults: FaultNote): string | undefined {
  const line = lines.find((candidate) => candidate.type === "c");
  if (line === undefined) return undefined;
  const [, connection] = /^IN +(IP[46] +[^\s]+)$/.exec(line.value) ?? [];
  if (connection === undefined) faults.add("malformed c= line", line.number);
  return connection?.replace(/ +/, " ");
}

/** RFC 8839 §5.4: fragment and password come from the m-section, else from the session. */
function resolveIce(
  own: Defaults,
  defaults: Defaults,
  attributes: AttributeReader,
  faults: FaultNote,
): Ice | undefined {
  const ufrag = own.ufrag ?? defaults.ufrag;
  const password = own.password ?? defaults.password;
  if (ufrag !== undefined && password !== undefined) return { ufrag, password };
  if (ufrag !== undefined || password !== undefined) {
    faults.add("ice-ufrag and ice-pwd only together", attributes.lineOf("ice-ufrag"));
  }
  return undefined;
}

function optional<Name extends string, T>(
  name: Name,
  value: T | undefined,
): { readonly [K in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]: T });
}

function nonEmpty(text: string): string | undefined {
  return text === "" ? undefined : text;
}

/** RFC 8848's examples have a space after the colon; it is read over. */
function parsePort(text: string): number | undefined {
  return parseNumber(text.trim(), 65_535);
}

function parseSize(text: string): number | undefined {
  return parseNumber(text.trim(), Number.MAX_SAFE_INTEGER);
}
