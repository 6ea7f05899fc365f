import type {
  DataChannelMap,
  Group,
  Label,
  MediaSection,
  Mid,
  SessionDescription,
} from "./description.ts";
import { groupMids, isRejected, mediaOfMid } from "./queries.ts";

/** Where a description carries CLUE. */
export interface ClueDataChannel {
  readonly mid: Mid;
  readonly streamId: number;
}

/**
 * The one data channel of the CLUE group (RFC 8848 §4.2): its m-section accepted, its channel
 * ordered and reliable (RFC 8850 §3.2.3, §3.2.4). Absent where the description does not offer or accept
 * CLUE, or does so in a way that must not be used.
 */
export function clueDataChannel(description: SessionDescription): ClueDataChannel | undefined {
  const channels = groupMids(description, "CLUE").flatMap((mid) => {
    const media = mediaOfMid(description, mid);
    if (media === undefined || isRejected(media)) return [];
    return media.dataChannels.filter(isClue).map((map) => ({ mid, map }));
  });
  const [only, ...surplus] = channels;
  if (only === undefined || surplus.length > 0) return undefined;
  const { mid, map } = only;
  const reliable = map.maxRetransmits === undefined && map.maxTimeMs === undefined;
  return map.ordered && reliable ? { mid, streamId: map.streamId } : undefined;
}

/** What CLUE adds to a description. */
export interface ClueMarking {
  readonly dataChannelMid: Mid;
  readonly streamId: number;
  /** Label of each m-section that is an Individual Encoding (RFC 8848 §4.4.1). */
  readonly labels: ReadonlyMap<Mid, Label>;
  /** The CLUE-controlled m-sections; that of the data channel is grouped with them anyway. */
  readonly grouped: readonly Mid[];
}

/**
 * A browser's description with CLUE written into it, as the peer is to see it: browsers know
 * neither the group nor `dcmap` nor `label`. Marking what is marked already changes nothing.
 * A rejected m-section is not grouped (RFC 5888 §9.2).
 */
export function withClue(
  description: SessionDescription,
  { dataChannelMid, streamId, labels, grouped }: ClueMarking,
): SessionDescription {
  const plain = withoutClue(description);
  const wanted = new Set([dataChannelMid, ...grouped]);
  const mids = plain.media.flatMap((media) =>
    media.mid !== undefined && wanted.has(media.mid) && !isRejected(media) ? [media.mid] : [],
  );
  const group: Group = { semantics: "CLUE", mids };
  const channel: DataChannelMap = { streamId, subprotocol: "CLUE", ordered: true };
  return {
    ...plain,
    groups: mids.includes(dataChannelMid) ? [...plain.groups, group] : plain.groups,
    media: plain.media.map((media) => {
      const label = media.mid === undefined ? undefined : labels.get(media.mid);
      const labelled = label === undefined ? media : { ...media, label };
      if (media.mid !== dataChannelMid || isRejected(media)) return labelled;
      return { ...labelled, dataChannels: [...media.dataChannels, channel] };
    }),
  };
}

/** The description as a browser would have written it: no CLUE group, no CLUE channel, no labels. */
export function withoutClue(description: SessionDescription): SessionDescription {
  return {
    ...description,
    groups: description.groups.filter(({ semantics }) => semantics !== "CLUE"),
    media: description.media.map(withoutMarking),
  };
}

function withoutMarking(media: MediaSection): MediaSection {
  const { label: _, ...unlabelled } = media;
  return { ...unlabelled, dataChannels: media.dataChannels.filter((map) => !isClue(map)) };
}

/** RFC 8850 §3.3.2 writes `CLUE`, the registry of WebSocket subprotocols `clue`: same thing. */
function isClue({ subprotocol }: DataChannelMap): boolean {
  return subprotocol?.toUpperCase() === "CLUE";
}
