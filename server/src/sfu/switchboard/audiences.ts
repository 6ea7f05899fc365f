import type { LegId, SourceRef } from "@parley/shared/switching";
import type { Seat } from "./seat.ts";

const NOBODY: ReadonlySet<Seat> = new Set();

/** Which seats show which source. A source may be named before it is there, and after it is gone. */
export class Audiences {
  readonly #byLeg = new Map<LegId, Map<string, Set<Seat>>>();
  readonly #joined = new Map<Seat, readonly SourceRef[]>();

  of(source: SourceRef): ReadonlySet<Seat> {
    return this.#byLeg.get(source.leg)?.get(layerOf(source)) ?? NOBODY;
  }

  /** Puts a seat where it belongs by now, whatever it was shown before. */
  update(seat: Seat): void {
    this.leave(seat);
    const { sources } = seat;
    for (const source of sources) this.#join(source, seat);
    if (sources.length > 0) this.#joined.set(seat, sources);
  }

  leave(seat: Seat): void {
    for (const source of this.#joined.get(seat) ?? []) this.#leave(source, seat);
    this.#joined.delete(seat);
  }

  #join(source: SourceRef, seat: Seat): void {
    const byLayer = this.#byLeg.get(source.leg) ?? new Map<string, Set<Seat>>();
    const audience = byLayer.get(layerOf(source)) ?? new Set<Seat>();
    this.#byLeg.set(source.leg, byLayer.set(layerOf(source), audience.add(seat)));
  }

  #leave(source: SourceRef, seat: Seat): void {
    const byLayer = this.#byLeg.get(source.leg);
    const audience = byLayer?.get(layerOf(source));
    audience?.delete(seat);
    if (audience?.size === 0) byLayer?.delete(layerOf(source));
    if (byLayer?.size === 0) this.#byLeg.delete(source.leg);
  }
}

/** Neither a mid nor a RID has a space in it (RFC 5888 §4, RFC 8851 §10). */
function layerOf({ mid, rid }: SourceRef): string {
  return rid === undefined ? mid : `${mid} ${rid}`;
}
