import type { Codec, DataChannelMap, HeaderExtension } from "./description.ts";

export function printCodec(codec: Codec): string[] {
  const { payloadType, name, clockRate, channels, parameters, feedback } = codec;
  const channelCount = channels === undefined ? "" : `/${channels}`;
  return [
    `a=rtpmap:${payloadType} ${name}/${clockRate}${channelCount}`,
    ...feedback.map((value) => `a=rtcp-fb:${payloadType} ${value}`),
    ...(parameters === undefined ? [] : [`a=fmtp:${payloadType} ${parameters}`]),
  ];
}

export function printHeaderExtension({ id, uri, direction }: HeaderExtension): string {
  return `a=extmap:${id}${direction === undefined ? "" : `/${direction}`} ${uri}`;
}

/** RFC 8864 §5.1.1. */
export function printDataChannelMap(map: DataChannelMap): string {
  const options = [
    ...(map.subprotocol === undefined ? [] : [`subprotocol=${quoted(map.subprotocol)}`]),
    ...(map.label === undefined ? [] : [`label=${quoted(map.label)}`]),
    `ordered=${map.ordered}`,
    ...(map.maxRetransmits === undefined ? [] : [`max-retr=${map.maxRetransmits}`]),
    ...(map.maxTimeMs === undefined ? [] : [`max-time=${map.maxTimeMs}`]),
    ...(map.priority === undefined ? [] : [`priority=${map.priority}`]),
  ];
  return `a=dcmap:${map.streamId} ${options.join(";")}`;
}

/** RFC 8864 §5.1.1, `quoted-string`: what is no `quoted-char` is written as escaped UTF-8 bytes. */
function quoted(text: string): string {
  const escaped = text
    .replace(/\p{Surrogate}/gu, "\u{fffd}")
    .replace(/["%]|[^\x20-\x7e]/gu, encodeURIComponent);
  return `"${escaped}"`;
}
