import type { Message } from "./message-record.ts";
import type { Whereabouts } from "./tap-event.ts";

/** A message whose conference may not be known yet. */
export type Unplaced = Omit<Message, "conference"> & { readonly callId: string };

/** Calls remembered, and messages held back for one whose conference is unknown. Our policy. */
const callsKept = 10_000;
const heldBackPerCall = 20;

/**
 * Which conference and participant a Call-ID belongs to. The INVITE and its first responses pass
 * before the conference knows the call: they are held back until it does.
 */
export class Calls {
  readonly #known = new Map<string, Whereabouts>();
  readonly #heldBack = new Map<string, Unplaced[]>();

  /** The messages that can be placed now: none, this one, or all that waited for it. */
  place(message: Unplaced, told: Whereabouts | undefined): readonly Message[] {
    const { callId } = message;
    const whereabouts = told ?? this.#known.get(callId);
    if (whereabouts === undefined) {
      this.#holdBack(message);
      return [];
    }
    if (told !== undefined) this.#remember(callId, told);
    const waited = this.#heldBack.get(callId) ?? [];
    this.#heldBack.delete(callId);
    return [...waited, message].map((placed) => ({ ...placed, ...whereabouts }));
  }

  #remember(callId: string, whereabouts: Whereabouts): void {
    this.#known.delete(callId);
    this.#known.set(callId, whereabouts);
    dropOldest(this.#known);
  }

  #holdBack(message: Unplaced): void {
    const waiting = this.#heldBack.get(message.callId) ?? [];
    if (waiting.length < heldBackPerCall) waiting.push(message);
    this.#heldBack.set(message.callId, waiting);
    dropOldest(this.#heldBack);
  }
}

function dropOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > callsKept && oldest !== undefined) map.delete(oldest);
}
