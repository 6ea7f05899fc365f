import {
  type Codec,
  type Direction,
  type Group,
  type MediaSection,
  type Mid,
  type SessionDescription,
  type SsrcAttribute,
  type SsrcGroup,
} from "../../sdp/index.ts";
import type { TransportParameters } from "../../session/index.ts";
import type { Leg } from "../conference.ts";
import type { ConferenceSettings } from "../settings.ts";
import { maxBitrateOf } from "./encoding-limits.ts";
import { wantedDirection } from "./reinvites-owed.ts";
import type { Coding, OutgoingSsrcs, Section } from "./section.ts";

/**
 * The focus's description of a leg as it should be by now: every m-section it ever had, in the
 * same order (RFC 3264 §8), all on one transport (RFC 9143).
 */
export function describe(
  leg: Leg,
  transport: TransportParameters,
  purpose: "offer" | "answer",
  settings: ConferenceSettings,
): SessionDescription {
  const offered = purpose === "answer" ? leg.peerOffer?.media : undefined;
  // RFC 3264 §6: an answer has the m-sections of the offer; what was added behind is offered next.
  const sections = leg.sections.slice(0, offered?.length);
  const media = sections.map((section, index) =>
    purpose === "offer"
      ? offeredSection(section, leg, transport, settings)
      : describeSection(
          section,
          leg,
          { ...transport, setup: "active" },
          settings,
          offered?.[index],
        ),
  );
  return {
    origin: {
      username: "-",
      sessionId: leg.sdpSessionId,
      sessionVersion: leg.sdpVersion,
      address: "127.0.0.1",
    },
    sessionName: "-",
    groups: groupsOf(leg, sections),
    otherAttributes: [{ name: "msid-semantic", value: "WMS *" }],
    media,
  };
}

/** BUNDLE over all that is in use; CLUE over the data channel and the lines it controls (RFC 8848 §4.1). */
function groupsOf({ session }: Leg, sections: readonly Section[]): readonly Group[] {
  const inUse: Mid[] = [];
  const controlled: Mid[] = [];
  for (const section of sections) {
    if (section.role === "rejected") continue;
    inUse.push(section.mid);
    if (section.role !== "both") controlled.push(section.mid);
  }
  const bundle = { semantics: "BUNDLE", mids: inUse };
  return session.channel ? [bundle, { semantics: "CLUE", mids: controlled }] : [bundle];
}

/**
 * A section as an offer has it. When somebody leaves, a few of the many seats change: the others
 * stay the very same objects, and are neither made nor printed again.
 */
function offeredSection(
  section: Section,
  leg: Leg,
  transport: TransportParameters,
  settings: ConferenceSettings,
): MediaSection {
  const direction = "coding" in section ? wantedDirection(leg, section) : undefined;
  const last = lastOffered.get(section);
  if (last?.transport === transport && last.direction === direction) return last.media;
  // RFC 8842 §5.3: every offer says actpass, whichever role this end has had since the first.
  const media = describeSection(
    section,
    leg,
    { ...transport, setup: "actpass" },
    settings,
    undefined,
  );
  lastOffered.set(section, { transport, direction, media });
  return media;
}

interface OfferedSection {
  readonly transport: TransportParameters;
  readonly direction: Direction | undefined;
  readonly media: MediaSection;
}

/** A section belongs to one leg, and a leg to one conference with its settings. */
const lastOffered = new WeakMap<Section, OfferedSection>();

function describeSection(
  section: Section,
  leg: Leg,
  transport: TransportParameters,
  settings: ConferenceSettings,
  offered: MediaSection | undefined,
): MediaSection {
  switch (section.role) {
    case "rejected":
      return {
        ...bare(section.kind, section.protocol, section.formats),
        port: 0,
        ...(section.mid && { mid: section.mid }),
      };
    case "data":
      return {
        ...bare("application", "UDP/DTLS/SCTP", ["webrtc-datachannel"]),
        ...onTransport(section.mid, transport),
        dataChannels: leg.session.channel ? section.dataChannels : [],
        sctpPort: 5000,
        maxMessageSize: 262_144,
      };
    case "uplink":
    case "seat":
    case "both": {
      const wanted = wantedDirection(leg, section);
      return {
        ...bare(section.kind, "UDP/TLS/RTP/SAVPF", formatsOf(section.coding)),
        ...onTransport(section.mid, transport),
        direction: offered ? permitted(wanted, offered.direction) : wanted,
        rtcpMux: true,
        rtcpReducedSize: true,
        codecs: codecsOf(section, settings),
        headerExtensions: section.coding.headerExtensions,
        ...limitOf(section, leg, settings),
        ...(section.role === "seat" && { label: section.label }),
        ...(section.role === "uplink" && layersOf(section.layers)),
        ...("outgoing" in section && sourceLines(section)),
      };
    }
  }
}

/**
 * The most the focus wishes to receive on a line (RFC 3264 §5.1), all its layers together. Of one
 * that it only sends on it is the limit of an encoding (RFC 8848 §4.4.1): without CLUE there is none.
 */
function limitOf(
  { kind, role }: Extract<Section, { readonly coding: unknown }>,
  { session }: Leg,
  settings: ConferenceSettings,
): Pick<MediaSection, "maxBitrateBps"> {
  if (role === "seat" && !session.channel) return {};
  return { maxBitrateBps: maxBitrateOf(kind, settings) };
}

/** Every layer is taken (RFC 8853 §5.3.2); which of them are sent is CLUE's business. */
function layersOf(layers: readonly string[]): Pick<MediaSection, "rids" | "otherAttributes"> {
  if (layers.length === 0) return { rids: [], otherAttributes: [] };
  return {
    rids: layers.map((id) => ({ id, direction: "recv" })),
    otherAttributes: [{ name: "simulcast", value: `recv ${layers.join(";")}` }],
  };
}

/** An answer may take away from what was offered, never add (RFC 3264 §6.1). */
function permitted(wanted: Direction, offered: Direction): Direction {
  const send = wanted.startsWith("send") && (offered === "recvonly" || offered === "sendrecv");
  const receive =
    (wanted === "recvonly" || wanted === "sendrecv") &&
    (offered === "sendonly" || offered === "sendrecv");
  if (send) return receive ? "sendrecv" : "sendonly";
  return receive ? "recvonly" : "inactive";
}

function bare(kind: string, protocol: string, formats: readonly string[]): MediaSection {
  return {
    kind,
    port: 9,
    protocol,
    formats,
    connection: "IP4 0.0.0.0",
    direction: kind === "application" ? "sendrecv" : "inactive",
    bundleOnly: false,
    rtcpMux: false,
    rtcpReducedSize: false,
    candidates: [],
    endOfCandidates: false,
    fingerprints: [],
    codecs: [],
    headerExtensions: [],
    ssrcs: [],
    ssrcGroups: [],
    rids: [],
    dataChannels: [],
    otherAttributes: [],
  };
}

function onTransport(mid: Mid, transport: TransportParameters): Partial<MediaSection> {
  return {
    mid,
    ice: transport.ice,
    candidates: transport.candidates,
    endOfCandidates: true,
    fingerprints: [transport.fingerprint],
    setup: transport.setup,
  };
}

function formatsOf(coding: Coding): readonly string[] {
  return coding.rtxPayloadType === undefined
    ? [String(coding.payloadType)]
    : [String(coding.payloadType), String(coding.rtxPayloadType)];
}

function codecsOf(
  { kind, role, coding }: { kind: "audio" | "video"; role: Section["role"]; coding: Coding },
  settings: ConferenceSettings,
): readonly Codec[] {
  const { payloadType, rtxPayloadType, clockRate, channels } = coding;
  if (kind === "audio") {
    const opus = { payloadType, name: "opus", clockRate, ...(channels && { channels }) };
    const feedback = role === "seat" ? [] : ["transport-cc"];
    return [{ ...opus, parameters: "minptime=10;useinbandfec=1", feedback }];
  }
  const repair = ["ccm fir", "nack", "nack pli"];
  const vp8: Codec = {
    payloadType,
    name: "VP8",
    clockRate,
    parameters: `x-google-start-bitrate=${settings.startBitrateKbps}`,
    feedback: [role === "seat" ? "goog-remb" : "transport-cc", ...repair],
  };
  if (rtxPayloadType === undefined) return [vp8];
  const parameters = `apt=${payloadType}`;
  return [vp8, { payloadType: rtxPayloadType, name: "rtx", clockRate, parameters, feedback: [] }];
}

/** The stream of a line of ours; only media that has RTX names a second SSRC for it (RFC 5576 §4.2). */
function sourceLines({
  mid,
  coding,
  outgoing: { ssrc, rtxSsrc },
}: Extract<Section, { readonly outgoing: OutgoingSsrcs }>): {
  readonly msid: string;
  readonly ssrcs: readonly SsrcAttribute[];
  readonly ssrcGroups: readonly SsrcGroup[];
} {
  const cname = (source: number) => ({ ssrc: source, name: "cname", value: "focus" });
  const msid = `${mid} ${mid}`;
  if (coding.rtxPayloadType === undefined) return { msid, ssrcs: [cname(ssrc)], ssrcGroups: [] };
  return {
    msid,
    ssrcs: [cname(ssrc), cname(rtxSsrc)],
    ssrcGroups: [{ semantics: "FID", ssrcs: [ssrc, rtxSsrc] }],
  };
}
