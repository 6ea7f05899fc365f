import type { Mid } from "@parley/shared/sdp";
import type { LegId, SourceRef } from "@parley/shared/switching";
import type { Seat } from "./seat.ts";

const NOBODY: ReadonlySet<Seat> = new Set();

/** Which seats show which source. A source may be named before it is there, and after it is gone. */
export class Audiences {
  readonly #byLeg = new Map<LegId, Map<Mid, Set<Seat>>>();

  of(leg: LegId, mid: Mid): ReadonlySet<Seat> {
    return this.#byLeg.get(leg)?.get(mid) ?? NOBODY;
  }

  join(source: SourceRef | undefined, seat: Seat): void {
    if (!source) return;
    const byMid = this.#byLeg.get(source.leg) ?? new Map<Mid, Set<Seat>>();
    const audience = byMid.get(source.mid) ?? new Set<Seat>();
    this.#byLeg.set(source.leg, byMid.set(source.mid, audience.add(seat)));
  }

  leave(source: SourceRef | undefined, seat: Seat): void {
    if (!source) return;
    const byMid = this.#byLeg.get(source.leg);
    const audience = byMid?.get(source.mid);
    audience?.delete(seat);
    if (audience?.size === 0) byMid?.delete(source.mid);
    if (byMid?.size === 0) this.#byLeg.delete(source.leg);
  }
}
