import type { Instant } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";

/** Loudness is smoothed with this time constant: shorter than a word, longer than a click. */
const SMOOTHING_MS = 300;
/** A voice unheard for longer begins to fade: more than the 20 ms of a packet and some jitter. */
const FADES_AFTER_MS = 200;
/** Below this loudness (dB above digital silence, which is -127 dBov) nobody is taken to speak. */
const SPEECH_DB = 77;
/** A challenger must be louder by so much, for so long. */
const LEAD_DB = 6;
const LEAD_MS = 500;

interface Voice {
  /** 127 minus the RFC 6464 level: 0 is silence. Smoothed. */
  loudness: number;
  at: Instant;
}

/**
 * Who speaks, from audio levels (RFC 6464), with hysteresis: a cough does not take the floor, and
 * a pause does not lose it. Nobody speaking leaves the last speaker in place.
 */
export class DominantSpeaker {
  readonly #voices = new Map<LegId, Voice>();
  #speaker: LegId | undefined;
  #challenger: { readonly leg: LegId; readonly since: Instant } | undefined;

  /** `level` as received: 0 is loudest, 127 silence. */
  heard(leg: LegId, level: number, now: Instant): void {
    const loudness = 127 - (level & 0x7f);
    const voice = this.#voices.get(leg);
    if (!voice) {
      this.#voices.set(leg, { loudness: 0, at: now });
      return;
    }
    const share = 1 - Math.exp(-Math.max(0, now - voice.at) / SMOOTHING_MS);
    voice.loudness += (loudness - voice.loudness) * share;
    voice.at = now;
  }

  left(leg: LegId): void {
    this.#voices.delete(leg);
    if (this.#speaker === leg) this.#speaker = undefined;
    if (this.#challenger?.leg === leg) this.#challenger = undefined;
  }

  /** The new speaker, if it changed as of now. */
  decide(now: Instant): LegId | undefined {
    const loudest = this.#loudest(now);
    if (loudest === undefined || loudest === this.#speaker || !this.#leads(loudest, now)) {
      this.#challenger = undefined;
      return undefined;
    }
    if (this.#challenger?.leg !== loudest) this.#challenger = { leg: loudest, since: now };
    if (this.#speaker !== undefined && now - this.#challenger.since < LEAD_MS) return undefined;
    this.#speaker = loudest;
    this.#challenger = undefined;
    return loudest;
  }

  #leads(leg: LegId, now: Instant): boolean {
    if (this.#speaker === undefined) return true;
    return this.#loudness(leg, now) >= this.#loudness(this.#speaker, now) + LEAD_DB;
  }

  #loudest(now: Instant): LegId | undefined {
    let found: LegId | undefined;
    let most = SPEECH_DB;
    for (const leg of this.#voices.keys()) {
      const loudness = this.#loudness(leg, now);
      if (loudness > most) {
        most = loudness;
        found = leg;
      }
    }
    return found;
  }

  /** A voice that stopped sending fades away. */
  #loudness(leg: LegId, now: Instant): number {
    const voice = this.#voices.get(leg);
    if (!voice) return 0;
    const faded = Math.max(0, now - voice.at - FADES_AFTER_MS);
    return voice.loudness * Math.exp(-faded / SMOOTHING_MS);
  }
}
