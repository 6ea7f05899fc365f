import type { Message } from "./message-record.ts";
import type { Whereabouts } from "./tap-event.ts";

/** A message whose conference may not be known yet. */
export type Unplaced = Omit<Message, "conference"> & { readonly callId: string };

/** Calls whose conference is remembered. Our policy. */
const callsKept = 10_000;

/** All that is held back, in characters; beyond, the call that waits longest is given up. Our policy. */
const charactersHeldBack = 4 * 1024 * 1024;

/**
 * Which conference and participant a Call-ID belongs to. The INVITE and its first responses pass
 * before the conference knows the call: they are held back until it does.
 */
export class Calls {
  readonly #known = new Map<string, Whereabouts>();
  readonly #heldBack = new Map<string, Unplaced[]>();
  #characters = 0;

  /** The messages that can be placed now: none, this one, or all that waited for it. */
  place(message: Unplaced, told: Whereabouts | undefined): readonly Message[] {
    const { callId } = message;
    const whereabouts = told ?? this.#known.get(callId);
    if (whereabouts === undefined) {
      this.#holdBack(message);
      return [];
    }
    if (told !== undefined) this.#remember(callId, told);
    return [...this.#release(callId), message].map((placed) => ({ ...placed, ...whereabouts }));
  }

  #remember(callId: string, whereabouts: Whereabouts): void {
    this.#known.delete(callId);
    this.#known.set(callId, whereabouts);
    const [oldest] = this.#known.keys();
    if (this.#known.size > callsKept && oldest !== undefined) this.#known.delete(oldest);
  }

  #holdBack(message: Unplaced): void {
    const waiting = this.#heldBack.get(message.callId);
    if (waiting === undefined) this.#heldBack.set(message.callId, [message]);
    else waiting.push(message);
    this.#characters += costOf(message);
    for (const callId of this.#heldBack.keys()) {
      if (this.#characters <= charactersHeldBack) return;
      this.#release(callId);
    }
  }

  #release(callId: string): readonly Unplaced[] {
    const waited = this.#heldBack.get(callId) ?? [];
    this.#heldBack.delete(callId);
    for (const message of waited) this.#characters -= costOf(message);
    return waited;
  }
}

/** Characters of a message and, roughly, of what is around it. */
function costOf({ raw, callId }: Unplaced): number {
  return raw.length + callId.length + 200;
}
