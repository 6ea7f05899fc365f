import type { Instant } from "@parley/shared/lib";
import type { Mid } from "@parley/shared/sdp";
import type { LegId, SourceRef } from "@parley/shared/switching";

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
  readonly source: SourceRef;
  /** 127 minus the RFC 6464 level: 0 is silence. Smoothed. */
  loudness: number;
  at: Instant;
}

/**
 * Who speaks, from audio levels (RFC 6464), with hysteresis: a cough does not take the floor, and
 * a pause does not lose it. Nobody speaking leaves the last speaker in place.
 */
export class DominantSpeaker {
  readonly #voices = new Map<LegId, Map<Mid, Voice>>();
  #speaker: Voice | undefined;
  #challenger: { readonly voice: Voice; readonly since: Instant } | undefined;

  /** From this microphone; `level` as received: 0 is loudest, 127 silence. */
  heard(source: SourceRef, level: number, now: Instant): void {
    const loudness = 127 - (level & 0x7f);
    const ofLeg = this.#voices.get(source.leg) ?? new Map<Mid, Voice>();
    const voice = ofLeg.get(source.mid);
    if (!voice) {
      this.#voices.set(source.leg, ofLeg.set(source.mid, { source, loudness: 0, at: now }));
      return;
    }
    const share = 1 - Math.exp(-Math.max(0, now - voice.at) / SMOOTHING_MS);
    voice.loudness += (loudness - voice.loudness) * share;
    voice.at = now;
  }

  left(leg: LegId): void {
    this.#voices.delete(leg);
    if (this.#speaker?.source.leg === leg) this.#speaker = undefined;
    if (this.#challenger?.voice.source.leg === leg) this.#challenger = undefined;
  }

  /** The new speaker, if it changed as of now. */
  decide(now: Instant): SourceRef | undefined {
    const loudest = this.#loudest(now);
    if (!loudest || loudest === this.#speaker || !this.#leads(loudest, now)) {
      this.#challenger = undefined;
      return undefined;
    }
    if (this.#challenger?.voice !== loudest) this.#challenger = { voice: loudest, since: now };
    if (this.#speaker && now - this.#challenger.since < LEAD_MS) return undefined;
    this.#speaker = loudest;
    this.#challenger = undefined;
    return loudest.source;
  }

  #leads(voice: Voice, now: Instant): boolean {
    if (!this.#speaker) return true;
    return loudnessAt(voice, now) >= loudnessAt(this.#speaker, now) + LEAD_DB;
  }

  #loudest(now: Instant): Voice | undefined {
    let found: Voice | undefined;
    let most = SPEECH_DB;
    for (const ofLeg of this.#voices.values()) {
      for (const voice of ofLeg.values()) {
        const loudness = loudnessAt(voice, now);
        if (loudness <= most) continue;
        most = loudness;
        found = voice;
      }
    }
    return found;
  }
}

/** A voice that stopped sending fades away. */
function loudnessAt(voice: Voice, now: Instant): number {
  const faded = Math.max(0, now - voice.at - FADES_AFTER_MS);
  return voice.loudness * Math.exp(-faded / SMOOTHING_MS);
}
