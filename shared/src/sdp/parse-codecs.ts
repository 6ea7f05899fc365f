import { type AttributeReader, leave } from "./attribute-reader.ts";
import type { Codec } from "./description.ts";
import { parseNumber, splitOnce } from "./tokens.ts";

type RtpMap = Pick<Codec, "payloadType" | "name" | "clockRate" | "channels">;

/**
 * The codecs of an m-section, by its format list: what `rtpmap`, `fmtp` and `rtcp-fb` say of one
 * payload type, gathered. Lines about a payload type that is not listed, or that has no `rtpmap`,
 * and a second line where one is allowed (RFC 8866 §6.15) are left to the other attributes.
 */
export function parseCodecs(formats: readonly string[], attributes: AttributeReader): Codec[] {
  const maps = perPayloadType("rtpmap", new Set(formats), attributes, parseRtpMap);
  const mapped = new Set(maps.keys());
  const parameters = perPayloadType("fmtp", mapped, attributes, (_, value) => value);
  const feedback = parseFeedback(mapped, attributes);
  return formats.flatMap((format) => {
    const map = maps.get(format);
    const written = parameters.get(format);
    if (map === undefined) return [];
    return {
      ...map,
      ...(written === undefined ? {} : { parameters: written }),
      feedback: [...(feedback.get(format) ?? [])],
    };
  });
}

function perPayloadType<T>(
  name: string,
  wanted: ReadonlySet<string>,
  attributes: AttributeReader,
  parse: (payloadType: string, value: string) => T | undefined,
): Map<string, T> {
  const found = new Map<string, T>();
  attributes.every(name, (text) => {
    const [payloadType, value] = splitOnce(text, " ");
    if (value === undefined) return undefined;
    if (!wanted.has(payloadType) || found.has(payloadType)) return leave;
    const parsed = parse(payloadType, value);
    if (parsed !== undefined) found.set(payloadType, parsed);
    return parsed;
  });
  return found;
}

/** RFC 8866 §6.6, e.g. `opus/48000/2`. */
function parseRtpMap(format: string, text: string): RtpMap | undefined {
  const [name, rate, channelCount, ...surplus] = text.trim().split("/");
  const payloadType = parseNumber(format, 127);
  const clockRate = parseNumber(rate ?? "", 0xffff_ffff);
  if (payloadType === undefined || clockRate === undefined || surplus.length > 0) return undefined;
  if (name === undefined || !/^[^\s/]+$/.test(name)) return undefined;
  if (channelCount === undefined) return { payloadType, name, clockRate };
  const channels = parseNumber(channelCount, 255);
  return channels === undefined ? undefined : { payloadType, name, clockRate, channels };
}

/** RFC 4585 §4.2: `*` speaks for every payload type of the m-section. */
function parseFeedback(
  mapped: ReadonlySet<string>,
  attributes: AttributeReader,
): Map<string, Set<string>> {
  const feedback = new Map([...mapped].map((format) => [format, new Set<string>()]));
  attributes.every("rtcp-fb", (text) => {
    const [format, value] = splitOnce(text, " ");
    if (value === undefined) return undefined;
    const addressed = format === "*" ? [...mapped] : [format];
    if (addressed.length === 0 || !addressed.every((one) => mapped.has(one))) return leave;
    for (const one of addressed) feedback.get(one)?.add(value);
    return value;
  });
  return feedback;
}
