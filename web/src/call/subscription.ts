import type { ParticipantInput } from "@parley/shared/participant";
import type { UA } from "jssip";
import type { Subscriber } from "jssip/lib/Subscriber";

/** Seconds; JsSIP refreshes in time. */
const expires = 600;

/** One subscription to the conference event package (RFC 4575), in a dialog of its own. */
export class Subscription {
  readonly #subscriber: Subscriber;
  #isOver = false;

  constructor(
    ua: UA,
    conference: string,
    headers: readonly string[],
    tell: (input: ParticipantInput) => void,
  ) {
    this.#subscriber = ua.subscribe(conference, "conference", "application/conference-info+xml", {
      expires,
      extraHeaders: [...headers],
    });
    this.#subscriber.on("notify", (_isFinal, _request, body) => {
      if (!this.#isOver) tell({ type: "notified", body });
    });
    this.#subscriber.on("terminated", () => {
      if (!this.#isOver) tell({ type: "subscription-ended" });
    });
    this.#subscriber.subscribe();
  }

  /** In the same dialog; the answer is full state (RFC 6665 §4.2.1.4). */
  refresh(): void {
    this.#subscriber.subscribe();
  }

  end(): void {
    this.#isOver = true;
    this.#subscriber.terminate();
  }

  /**
   * As `end`, before the agent is stopped: from there on JsSIP hears no request, the last NOTIFY
   * neither, and would keep the call for as long as it waits for that.
   */
  abandon(): void {
    this.end();
    this.#subscriber.onTransportError();
  }
}
