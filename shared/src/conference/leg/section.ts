import {
  codecNamed,
  type DataChannelMap,
  extensionUris,
  type HeaderExtension,
  isRejected,
  type Label,
  label,
  type MediaSection,
  type Mid,
  primarySsrcs,
  reversed,
  rtxOf,
  type SessionDescription,
  simulcastRids,
} from "../../sdp/index.ts";

/** How one kind of media is coded on a leg: payload types and extension ids are the peer's own. */
export interface Coding {
  readonly payloadType: number;
  readonly rtxPayloadType?: number;
  readonly clockRate: number;
  readonly channels?: number;
  readonly headerExtensions: readonly HeaderExtension[];
}

/** SSRCs of a stream we send, for as long as its m-section lives. */
export interface OutgoingSsrcs {
  readonly ssrc: number;
  readonly rtxSsrc: number;
}

interface MediaPart {
  readonly mid: Mid;
  readonly kind: "audio" | "video";
  readonly coding: Coding;
  /** The peer's own latest offer had it inactive: it does not want this line now. */
  readonly peerHolds: boolean;
}

/** One m-section of a leg as the focus keeps it; once offered, it stays where it is (RFC 3264 §8). */
export type Section =
  /** An encoding the participant may send. */
  | (MediaPart & {
      readonly role: "uplink";
      readonly label?: Label;
      readonly incoming: IncomingSsrcs;
      /** RIDs of its layers, the smallest picture first (RFC 8853); none: it has but one. */
      readonly layers: readonly string[];
      /** The most it takes, bits per second, all layers together; absent: no limit is known. */
      readonly maxBitrateBps?: number;
    })
  /** A place for whatever capture the participant configures: recycled, never added twice. */
  | (MediaPart & { readonly role: "seat"; readonly label: Label; readonly outgoing: OutgoingSsrcs })
  /** An ordinary line both ways: an endpoint without CLUE. */
  | (MediaPart & {
      readonly role: "both";
      readonly incoming: IncomingSsrcs;
      readonly outgoing: OutgoingSsrcs;
    })
  | { readonly role: "data"; readonly mid: Mid; readonly dataChannels: readonly DataChannelMap[] }
  | {
      readonly role: "rejected";
      readonly mid?: Mid;
      readonly kind: string;
      readonly protocol: string;
      readonly formats: readonly string[];
    };

interface IncomingSsrcs {
  readonly ssrc?: number;
  readonly rtxSsrc?: number;
}

export type SeatSection = Extract<Section, { readonly role: "seat" }>;

/** What making sections needs to know of the leg. */
export interface SectionContext {
  readonly clue: boolean;
  readonly drawSsrcs: () => OutgoingSsrcs;
}

/**
 * The focus's m-sections for an offer of the peer's: those it has are kept, new ones get the role
 * that their direction asks for (RFC 3264 §6.1).
 */
export function sectionsFor(
  offer: SessionDescription,
  existing: readonly Section[],
  context: SectionContext,
): readonly Section[] {
  const sections: Section[] = [];
  const offered = new Set(offer.media.map(({ mid }) => mid));
  for (const [index, section] of offer.media.entries()) {
    const known = existing[index];
    const others = existing.slice(index + 1).filter(({ mid }) => offered.has(mid));
    sections.push(
      known && known.mid === section.mid && !isRejected(section)
        ? heldAs(known, section, context)
        : newSection(section, [...sections, ...others], context),
    );
  }
  return sections;
}

function heldAs(known: Section, offered: MediaSection, { clue }: SectionContext): Section {
  if (known.role === "data" || known.role === "rejected") return known;
  const isHeld = offered.direction === "inactive";
  if (known.role !== "uplink") return { ...known, peerHolds: isHeld };
  const { maxBitrateBps: _, ...rest } = known;
  return { ...rest, ...limitOf(offered), peerHolds: isHeld || isSilenced(offered, clue) };
}

/** RFC 8848 §4.5.4.1: once CLUE carries a kind of media, ordinary lines of that kind stay silent. */
function isSilenced({ direction }: MediaSection, clue: boolean): boolean {
  return clue && direction === "sendrecv";
}

function newSection(
  offered: MediaSection,
  others: readonly Section[],
  context: SectionContext,
): Section {
  const { mid, kind } = offered;
  if (!mid || isRejected(offered)) return rejected(offered);
  if (kind === "application") {
    const webrtc = offered.protocol.endsWith("DTLS/SCTP");
    return webrtc ? { role: "data", mid, dataChannels: offered.dataChannels } : rejected(offered);
  }
  const coding = kind === "audio" || kind === "video" ? codingOf(kind, offered) : undefined;
  if (!coding || (kind !== "audio" && kind !== "video")) return rejected(offered);
  const part = { mid, kind, coding, peerHolds: offered.direction === "inactive" } as const;
  switch (offered.direction) {
    case "recvonly":
      return {
        ...part,
        role: "seat",
        label: nextSeatLabel(kind, others),
        outgoing: context.drawSsrcs(),
      };
    case "sendonly":
    case "inactive":
      return uplink(part, offered);
    case "sendrecv":
      return isSilenced(offered, context.clue)
        ? { ...uplink(part, offered), peerHolds: true }
        : {
            ...part,
            role: "both",
            incoming: primarySsrcs(offered) ?? {},
            outgoing: context.drawSsrcs(),
          };
  }
}

function uplink(part: MediaPart, offered: MediaSection): Section & { readonly role: "uplink" } {
  return {
    ...part,
    role: "uplink",
    incoming: primarySsrcs(offered) ?? {},
    layers: simulcastRids(offered),
    ...limitOf(offered),
    ...(offered.label && { label: offered.label }),
  };
}

function limitOf({ maxBitrateBps }: MediaSection): Pick<MediaSection, "maxBitrateBps"> {
  return maxBitrateBps === undefined ? {} : { maxBitrateBps };
}

/** One that no line has: a seat that the peer has stopped leaves a gap, and keeps its mid (RFC 5888 §4). */
function nextSeatLabel(kind: "audio" | "video", sections: readonly Section[]): Label {
  for (let at = seatsOf(sections, kind).length; ; at += 1) {
    const name = seatName(kind, at);
    if (!sections.some((section) => isNamed(section, name))) return name;
  }
}

function isNamed(section: Section, name: Label): boolean {
  return (section.role === "seat" && section.label === name) || section.mid === seatMid(name);
}

/** Of a seat that the focus has added. */
function seatMid(name: Label): Mid {
  return `seat-${name}` as Mid;
}

/** The name of a seat is its kind and its number on this leg: `v1`, `a2`; `at` counts from 0. */
export function seatName(kind: "audio" | "video", at: number): Label {
  return label(`${kind === "video" ? "v" : "a"}${at + 1}`);
}

function rejected(offered: MediaSection): Section {
  return {
    role: "rejected",
    kind: offered.kind,
    protocol: offered.protocol,
    formats: offered.formats,
    ...(offered.mid && { mid: offered.mid }),
  };
}

function codingOf(kind: "audio" | "video", offered: MediaSection): Coding | undefined {
  const codec = codecNamed(offered, kind === "audio" ? "opus" : "VP8");
  if (!codec) return undefined;
  const rtx = rtxOf(offered, codec.payloadType);
  return {
    payloadType: codec.payloadType,
    clockRate: codec.clockRate,
    headerExtensions: offered.headerExtensions.flatMap(ownExtension),
    ...(codec.channels !== undefined && { channels: codec.channels }),
    ...(rtx && { rtxPayloadType: rtx.payloadType }),
  };
}

/**
 * The extension where the focus reads or writes it; its id stays the peer's across the BUNDLE
 * (RFC 9143 §12). The URI is ours, so that a leg does not keep each as often as it was offered.
 */
function ownExtension({ direction, ...offered }: HeaderExtension): readonly HeaderExtension[] {
  const uri = ownExtensions.find((own) => own === offered.uri);
  if (uri === undefined) return [];
  // RFC 8285 §7: what the peer only sends is only received here.
  return [{ ...offered, uri, ...(direction && { direction: reversed(direction) }) }];
}

const ownExtensions = [
  extensionUris.mid,
  extensionUris.rid,
  extensionUris.repairedRid,
  extensionUris.captureId,
  extensionUris.captureIdOfText,
  extensionUris.audioLevel,
  extensionUris.absoluteSendTime,
  extensionUris.transportWideSequence,
  extensionUris.videoOrientation,
];

/**
 * The sections with enough seats for what the focus advertises: seats are added when there are
 * more captures than ever before, and are never taken away (D5).
 */
export function withSeats(
  sections: readonly Section[],
  needed: { readonly audio: number; readonly video: number },
  drawSsrcs: () => OutgoingSsrcs,
): readonly Section[] {
  const grown = [...sections];
  for (const kind of ["video", "audio"] as const) {
    const coding = sections.find((section) => "coding" in section && section.kind === kind);
    if (!coding || !("coding" in coding)) continue;
    while (seatsOf(grown, kind).length < needed[kind]) {
      const name = nextSeatLabel(kind, grown);
      grown.push({
        role: "seat",
        mid: seatMid(name),
        kind,
        coding: coding.coding,
        peerHolds: false,
        label: name,
        outgoing: drawSsrcs(),
      });
    }
  }
  return grown.length === sections.length ? sections : grown;
}

export function seatLabel(section: Section): readonly Label[] {
  return section.role === "seat" ? [section.label] : [];
}

export function seatsOf(
  sections: readonly Section[],
  kind: "audio" | "video",
): readonly SeatSection[] {
  return sections.filter(
    (section): section is SeatSection => section.role === "seat" && section.kind === kind,
  );
}
