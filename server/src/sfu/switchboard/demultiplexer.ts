import type { Mid } from "@parley/shared/sdp";
import type { ExtensionIds, SourcePlan } from "@parley/shared/switching";
import { extensionText } from "../rtp/header-extensions.ts";
import type { RtpPacket } from "../rtp/packet.ts";
import { Source, sameSource } from "./source.ts";

export interface Recognised {
  readonly source: Source;
  /** It is a retransmission of the source's stream, not the stream itself. */
  readonly rtx: boolean;
}

/** Finds the source that a packet belongs to: by SSRC, else by MID (RFC 9143 §9.2). */
export class Demultiplexer {
  #midExtension: number | undefined;
  readonly #sourceByMid = new Map<Mid, Source>();
  readonly #sourceBySsrc = new Map<number, Source>();
  readonly #sourceByRtxSsrc = new Map<number, Source>();

  get sources(): IterableIterator<Source> {
    return this.#sourceByMid.values();
  }

  source(mid: Mid): Source | undefined {
    return this.#sourceByMid.get(mid);
  }

  sourceOfSsrc(ssrc: number): Source | undefined {
    return this.#sourceBySsrc.get(ssrc);
  }

  /** Puts these sources in force. A source that did not change keeps its stream. */
  apply(plans: readonly SourcePlan[], extensions: ExtensionIds): void {
    this.#midExtension = extensions.mid;
    const before = new Map(this.#sourceByMid);
    this.#sourceByMid.clear();
    this.#sourceBySsrc.clear();
    this.#sourceByRtxSsrc.clear();
    for (const plan of plans) {
      const known = before.get(plan.mid);
      const source = known && sameSource(known.plan, plan) ? known : new Source(plan);
      this.#sourceByMid.set(plan.mid, source);
      if (source.ssrc !== undefined) this.#sourceBySsrc.set(source.ssrc, source);
      if (source.rtxSsrc !== undefined) this.#sourceByRtxSsrc.set(source.rtxSsrc, source);
    }
  }

  recognise(packet: RtpPacket): Recognised | undefined {
    const { ssrc, payloadType } = packet;
    const known = this.#sourceBySsrc.get(ssrc);
    if (known?.plan.payloadType === payloadType) return { source: known, rtx: false };
    const repaired = this.#sourceByRtxSsrc.get(ssrc);
    if (repaired?.plan.rtxPayloadType === payloadType) return { source: repaired, rtx: true };
    return this.#learn(packet);
  }

  #learn(packet: RtpPacket): Recognised | undefined {
    const mid = extensionText(packet, this.#midExtension);
    const source = mid === undefined ? undefined : this.#sourceNamed(mid);
    if (!source) return undefined;
    const { ssrc, payloadType } = packet;
    if (source.plan.payloadType === payloadType) {
      if (source.ssrc !== undefined) this.#sourceBySsrc.delete(source.ssrc);
      this.#sourceBySsrc.set(ssrc, source);
      return { source, rtx: false };
    }
    if (source.plan.rtxPayloadType !== payloadType) return undefined;
    if (source.rtxSsrc !== undefined) this.#sourceByRtxSsrc.delete(source.rtxSsrc);
    source.rtxSsrc = ssrc;
    this.#sourceByRtxSsrc.set(ssrc, source);
    return { source, rtx: true };
  }

  #sourceNamed(mid: string): Source | undefined {
    for (const source of this.#sourceByMid.values()) {
      if (source.plan.mid === mid) return source;
    }
    return undefined;
  }
}
