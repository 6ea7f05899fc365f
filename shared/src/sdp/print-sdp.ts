import type { Attribute, MediaSection, Origin, SessionDescription } from "./description.ts";
import { printCodec, printDataChannelMap, printHeaderExtension } from "./print-attributes.ts";

/**
 * The SDP text of a description, in lines ended by CRLF (RFC 8866 §5). The same value is always
 * the same text.
 */
export function printSdp(description: SessionDescription): string {
  const { origin, sessionName, groups, otherAttributes, media } = description;
  const lines = [
    "v=0",
    `o=${printOrigin(origin)}`,
    `s=${sessionName}`,
    "t=0 0",
    ...groups.map(({ semantics, mids }) => `a=group:${[semantics, ...mids].join(" ")}`),
    ...otherAttributes.map(printAttribute),
    ...media.map(printedMedia),
  ];
  return `${lines.join("\r\n")}\r\n`;
}

function printOrigin({ username, sessionId, sessionVersion, address }: Origin): string {
  const addressType = address.includes(":") ? "IP6" : "IP4";
  return `${username} ${sessionId} ${sessionVersion} IN ${addressType} ${address}`;
}

/**
 * The lines of an m-section, joined. The values are immutable, so one object always prints as the
 * same text: of an offer's many sections only those that changed are printed anew.
 */
function printedMedia(media: MediaSection): string {
  const known = texts.get(media);
  if (known !== undefined) return known;
  const text = printMedia(media).join("\r\n");
  texts.set(media, text);
  return text;
}

const texts = new WeakMap<MediaSection, string>();

function printMedia(media: MediaSection): string[] {
  const { kind, port, protocol, formats } = media;
  return [
    `m=${kind} ${port} ${protocol} ${formats.join(" ")}`,
    ...written(media.connection, (connection) => `c=IN ${connection}`),
    ...written(media.maxBitrateBps, (bitrate) => `b=TIAS:${bitrate}`),
    ...printTransport(media),
    ...media.headerExtensions.map(printHeaderExtension),
    ...printDirection(media),
    ...written(media.label, (label) => `a=label:${label}`),
    ...written(media.msid, (msid) => `a=msid:${msid}`),
    ...when(media.rtcpMux, "a=rtcp-mux"),
    ...when(media.rtcpReducedSize, "a=rtcp-rsize"),
    ...media.codecs.flatMap(printCodec),
    ...media.rids.map(({ id, direction, restrictions }) =>
      ["a=rid:".concat(id), direction, ...written(restrictions, String)].join(" "),
    ),
    ...media.ssrcGroups.map(
      ({ semantics, ssrcs }) => `a=ssrc-group:${[semantics, ...ssrcs].join(" ")}`,
    ),
    ...media.ssrcs.map(({ ssrc, ...attribute }) => `a=ssrc:${ssrc} ${nameAndValue(attribute)}`),
    ...written(media.sctpPort, (sctpPort) => `a=sctp-port:${sctpPort}`),
    ...written(media.maxMessageSize, (size) => `a=max-message-size:${size}`),
    ...media.dataChannels.map(printDataChannelMap),
    ...media.otherAttributes.map(printAttribute),
  ];
}

function printTransport(media: MediaSection): string[] {
  return [
    ...written(media.mid, (mid) => `a=mid:${mid}`),
    ...when(media.bundleOnly, "a=bundle-only"),
    ...written(media.ice?.ufrag, (ufrag) => `a=ice-ufrag:${ufrag}`),
    ...written(media.ice?.password, (password) => `a=ice-pwd:${password}`),
    ...media.fingerprints.map(({ algorithm, value }) => `a=fingerprint:${algorithm} ${value}`),
    ...written(media.setup, (setup) => `a=setup:${setup}`),
    ...media.candidates.map((candidate) => `a=candidate:${candidate}`),
    ...when(media.endOfCandidates, "a=end-of-candidates"),
  ];
}

/** A data channel m-section has no direction of its own, and `sendrecv` is what silence means. */
function printDirection({ kind, direction }: MediaSection): string[] {
  return when(kind !== "application" || direction !== "sendrecv", `a=${direction}`);
}

function printAttribute(attribute: Attribute): string {
  return `a=${nameAndValue(attribute)}`;
}

function nameAndValue({ name, value }: Attribute): string {
  return value === undefined ? name : `${name}:${value}`;
}

function when(condition: boolean, line: string): string[] {
  return condition ? [line] : [];
}

function written<T>(value: T | undefined, print: (value: T) => string): string[] {
  return value === undefined ? [] : [print(value)];
}
