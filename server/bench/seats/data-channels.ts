import type { LegId } from "@parley/shared/switching";
import type { Focus } from "../../src/focus/focus.ts";
import type { MediaPort, TransportParameters } from "../../src/focus/ports.ts";

const local: TransportParameters = {
  ice: { ufrag: "focus", password: "focus-password-of-22-char" },
  fingerprint: { algorithm: "sha-256", value: Array.from({ length: 32 }, () => "CD").join(":") },
  setup: "active",
  candidates: ["1 1 UDP 2122317823 127.0.0.1 40000 typ host"],
};

/** A media plane without media: it only carries CLUE, to and from seats that their ufrag names. */
export class DataChannels implements MediaPort {
  readonly #send: (seat: string, text: string) => void;
  readonly #seats = new Map<LegId, string>();
  readonly #legs = new Map<string, LegId>();
  #focus: Focus | undefined;

  constructor(send: (seat: string, text: string) => void) {
    this.#send = send;
  }

  serve(focus: Focus): void {
    this.#focus = focus;
  }

  open(leg: LegId, _conference: string, remote: TransportParameters): void {
    this.#seats.set(leg, remote.ice.ufrag);
    this.#legs.set(remote.ice.ufrag, leg);
    setImmediate(() => this.#focus?.mediaHappened({ type: "transport-ready", leg, local }));
  }

  reopen(): void {
    // No transport fails here.
  }

  connect(): void {
    // No transport fails here.
  }

  apply(): void {
    // No packets: nothing to switch.
  }

  sendClue(leg: LegId, text: string): void {
    const seat = this.#seats.get(leg);
    if (seat !== undefined) this.#send(seat, text);
  }

  closeClue(): void {
    // No channel fails here.
  }

  close(leg: LegId): void {
    const seat = this.#seats.get(leg);
    this.#seats.delete(leg);
    if (seat !== undefined && this.#legs.get(seat) === leg) this.#legs.delete(seat);
  }

  connected(seat: string): void {
    const leg = this.#legs.get(seat);
    if (leg === undefined) return;
    this.#focus?.mediaHappened({ type: "transport-connected", leg });
    this.#focus?.mediaHappened({ type: "clue-opened", leg });
  }

  said(seat: string, text: string): void {
    const leg = this.#legs.get(seat);
    if (leg !== undefined) this.#focus?.mediaHappened({ type: "clue-received", leg, text });
  }
}
