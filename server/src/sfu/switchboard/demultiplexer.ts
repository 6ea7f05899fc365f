import type { Mid } from "@parley/shared/sdp";
import type { ExtensionIds, LegId, SourcePlan } from "@parley/shared/switching";
import { extensionText } from "../rtp/header-extensions.ts";
import type { RtpPacket } from "../rtp/packet.ts";
import { Source, sameSource } from "./source.ts";

export interface Recognised {
  readonly source: Source;
  /** It is a retransmission of the source's stream, not the stream itself. */
  readonly rtx: boolean;
}

/** The SSRCs of a source that its packets have named. */
export interface LearnedStream {
  readonly mid: Mid;
  readonly rid?: string;
  readonly ssrc?: number;
  readonly rtxSsrc?: number;
}

/** Finds the source that a packet belongs to: by SSRC, else by MID (RFC 9143 §9.2) and RID (RFC 8852 §3). */
export class Demultiplexer {
  readonly #leg: LegId;
  #extensions: ExtensionIds = {};
  readonly #sourcesByMid = new Map<Mid, readonly Source[]>();
  /**
   * All that were ever in force. A sender names its stream by MID and RID only until it knows that
   * it was heard: who is lost for a while and comes back does not name it again.
   */
  #known: readonly Source[] = [];
  readonly #sourceBySsrc = new Map<number, Source>();
  readonly #sourceByRtxSsrc = new Map<number, Source>();
  /** Since it was last asked for; one for each source, however often its SSRC changes. */
  readonly #learned = new Map<Source, LearnedStream>();

  constructor(leg: LegId) {
    this.#leg = leg;
  }

  *sources(): IterableIterator<Source> {
    for (const layers of this.#sourcesByMid.values()) yield* layers;
  }

  /** The layers of an m-section, the smallest first; one where there is no simulcast. */
  layers(mid: Mid): readonly Source[] {
    return this.#sourcesByMid.get(mid) ?? NONE;
  }

  sourceOfSsrc(ssrc: number): Source | undefined {
    return this.#sourceBySsrc.get(ssrc);
  }

  /** Puts these sources in force. A source that did not change keeps its stream. */
  apply(plans: readonly SourcePlan[], extensions: ExtensionIds): void {
    this.#extensions = extensions;
    this.#sourcesByMid.clear();
    this.#sourceBySsrc.clear();
    this.#sourceByRtxSsrc.clear();
    for (const plan of plans) {
      const known = this.#known.find((source) => sameSource(source.plan, plan));
      const source = known ?? new Source(this.#leg, plan);
      this.#sourcesByMid.set(plan.mid, [...this.layers(plan.mid), source]);
      if (source.ssrc !== undefined) this.#sourceBySsrc.set(source.ssrc, source);
      if (source.rtxSsrc !== undefined) this.#sourceByRtxSsrc.set(source.rtxSsrc, source);
    }
    this.#known = [...new Set([...this.#known, ...this.sources()])].filter(isOfItsSection(plans));
    const inForce = new Set(this.sources());
    for (const source of this.#known) if (!inForce.has(source)) source.endStream();
  }

  recognise(packet: RtpPacket): Recognised | undefined {
    const { ssrc, payloadType } = packet;
    const known = this.#sourceBySsrc.get(ssrc);
    if (known?.plan.payloadType === payloadType) return { source: known, rtx: false };
    const repaired = this.#sourceByRtxSsrc.get(ssrc);
    if (repaired?.plan.rtxPayloadType === payloadType) return { source: repaired, rtx: true };
    return this.#learn(packet);
  }

  /** What has been learned since; for whoever takes over, as the sender will not say it again. */
  takeLearned(): readonly LearnedStream[] {
    if (this.#learned.size === 0) return NOTHING;
    const learned = [...this.#learned.values()];
    this.#learned.clear();
    return learned;
  }

  #note(source: Source, named: Pick<LearnedStream, "ssrc" | "rtxSsrc">): void {
    const { mid, rid } = source.plan;
    const before = this.#learned.get(source);
    this.#learned.set(source, { mid, ...(rid !== undefined && { rid }), ...before, ...named });
  }

  #learn(packet: RtpPacket): Recognised | undefined {
    const source = this.#sourceNamedIn(packet);
    if (!source) return undefined;
    const { ssrc, payloadType } = packet;
    if (source.plan.payloadType === payloadType) {
      if (source.ssrc !== undefined) this.#sourceBySsrc.delete(source.ssrc);
      this.#sourceBySsrc.set(ssrc, source);
      this.#note(source, { ssrc });
      return { source, rtx: false };
    }
    if (source.plan.rtxPayloadType !== payloadType) return undefined;
    if (source.rtxSsrc !== undefined) this.#sourceByRtxSsrc.delete(source.rtxSsrc);
    source.rtxSsrc = ssrc;
    this.#sourceByRtxSsrc.set(ssrc, source);
    this.#note(source, { rtxSsrc: ssrc });
    return { source, rtx: true };
  }

  #sourceNamedIn(packet: RtpPacket): Source | undefined {
    const mid = extensionText(packet, this.#extensions.mid);
    const layers = mid === undefined ? NONE : this.layers(mid as Mid);
    const [first] = layers;
    if (first?.plan.rid === undefined) return first;
    const { rid, repairedRid } = this.#extensions;
    const named = extensionText(packet, rid) ?? extensionText(packet, repairedRid);
    return layers.find((layer) => layer.plan.rid === named);
  }
}

const NONE: readonly Source[] = [];
const NOTHING: readonly LearnedStream[] = [];

/** A plan that has another stream in the place of one forgets the one; an empty plan forgets nothing. */
function isOfItsSection(plans: readonly SourcePlan[]) {
  return ({ plan }: Source) =>
    plans.every(({ mid, rid }) => mid !== plan.mid || rid !== plan.rid) ||
    plans.some((other) => sameSource(other, plan));
}
