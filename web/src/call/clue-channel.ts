import type { ParticipantInput } from "@parley/shared/participant";

/** Stream id of the CLUE data channel: odd, the focus being the DTLS client (RFC 8832 §6). */
export const clueStreamId = 1;

/**
 * The CLUE data channel of one peer connection, over as many channels as it takes. The first is the
 * one that the SDP names; one that replaces it tells the focus so by itself (RFC 8832), and finds
 * that stream free again (RFC 8831 §6.7).
 */
export class ClueChannel {
  readonly #connection: RTCPeerConnection;
  readonly #tell: (input: ParticipantInput) => void;
  #channel: RTCDataChannel;

  constructor(connection: RTCPeerConnection, tell: (input: ParticipantInput) => void) {
    this.#connection = connection;
    this.#tell = tell;
    this.#channel = this.#open({ negotiated: true, id: clueStreamId });
  }

  reopen(): void {
    if (this.#connection.signalingState === "closed") return;
    this.#channel = this.#open({});
  }

  /** What a channel that is just closing does not take, it will be told of on the next. */
  send(text: string): void {
    if (this.#channel.readyState === "open") this.#channel.send(text);
  }

  close(): void {
    this.#channel.close();
  }

  #open(how: RTCDataChannelInit): RTCDataChannel {
    const channel = this.#connection.createDataChannel("CLUE", {
      ...how,
      protocol: "CLUE",
      ordered: true,
    });
    const tell = (input: ParticipantInput) => {
      if (channel === this.#channel) this.#tell(input);
    };
    // Chromium may bring a message before it says that the channel is open, and can be sent on.
    let early: string[] | undefined = [];
    channel.addEventListener("open", () => {
      tell({ type: "clue-opened" });
      for (const text of early ?? []) tell({ type: "clue-received", text });
      early = undefined;
    });
    channel.addEventListener("close", () => tell({ type: "clue-closed" }));
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      // RFC 8850 §3.2.2: PPID 51, a string.
      if (typeof data !== "string") return;
      if (early) early.push(data);
      else tell({ type: "clue-received", text: data });
    });
    return channel;
  }
}
