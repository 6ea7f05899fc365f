import {
  type DataChannel,
  type DataChannelInitConfig,
  PeerConnection,
  type Track,
  Video,
} from "node-datachannel";
import type { TransportParameters } from "../../focus/ports.ts";
import { isRtcp } from "../rtp/packet.ts";
import { readLocalParameters } from "../transport/synthetic-sdp.ts";

/** What a synthetic peer received. */
export interface SyntheticPeerListener {
  packet?(packet: Buffer): void;
  feedback?(packet: Buffer): void;
  clue?(text: string): void;
  clueOpened?(): void;
  clueClosed?(): void;
}

/**
 * A WebRTC endpoint without a browser, for tests and measurements: it offers one transport with a
 * CLUE channel and sends whatever packets it is given.
 */
export class SyntheticPeer {
  readonly #connection: PeerConnection;
  readonly #track: Track;
  readonly #listener: SyntheticPeerListener;
  #clue: DataChannel | undefined;
  readonly #offered: Promise<TransportParameters>;

  constructor(name: string, listener: SyntheticPeerListener, clueStreamId?: number) {
    this.#listener = listener;
    this.#connection = new PeerConnection(name, {
      iceServers: [],
      bindAddress: "127.0.0.1",
      disableAutoNegotiation: true,
      forceMediaTransport: true,
    });
    const video = new Video("0", "SendRecv");
    video.addVP8Codec(96);
    this.#track = this.#connection.addTrack(video);
    this.#track.onMessage((packet) => {
      if (isRtcp(packet)) listener.feedback?.(packet);
      else listener.packet?.(packet);
    });
    if (clueStreamId !== undefined) this.#openClue({ negotiated: true, id: clueStreamId });
    this.#offered = this.#gather();
  }

  /**
   * Its half of the transport, as its offer would carry it, without candidates: the library breaks
   * when it is checked before it has the answer, which browsers do not. Its own checks show its
   * address (peer-reflexive).
   */
  offer(): Promise<TransportParameters> {
    return this.#offered;
  }

  /** Takes the answer's half; resolved when packets can flow. */
  connect(answer: TransportParameters): Promise<void> {
    return new Promise((resolve) => {
      this.#track.onOpen(resolve);
      this.#connection.setRemoteDescription(this.#answerSdp(answer), "answer");
      for (const candidate of answer.candidates) {
        this.#connection.addRemoteCandidate(`candidate:${candidate}`, "0");
      }
    });
  }

  send(packet: Buffer): void {
    if (this.#track.isOpen()) this.#track.sendMessageBinary(packet);
  }

  sendClue(text: string): void {
    this.#clue?.sendMessage(text);
  }

  closeClue(): void {
    this.#clue?.close();
  }

  /** Opens another channel by RFC 8832, on whatever stream is free; told what it is for. */
  openChannel(protocol = "CLUE"): void {
    this.#openClue({ protocol });
  }

  close(): void {
    this.#track.close();
    this.#clue?.close();
    this.#connection.close();
  }

  #openClue(how: DataChannelInitConfig): void {
    const channel = this.#connection.createDataChannel("CLUE", { protocol: "CLUE", ...how });
    this.#clue = channel;
    channel.onOpen(() => this.#listener.clueOpened?.());
    channel.onClosed(() => {
      if (channel === this.#clue) this.#listener.clueClosed?.();
    });
    channel.onMessage((message) => {
      if (typeof message === "string") this.#listener.clue?.(message);
    });
  }

  #gather(): Promise<TransportParameters> {
    return new Promise((resolve, reject) => {
      this.#connection.onGatheringStateChange((state) => {
        if (state !== "complete") return;
        const local = readLocalParameters(this.#connection.localDescription()?.sdp ?? "");
        if (local) resolve({ ...local, setup: "actpass", candidates: [] });
        else reject(new Error("no local description"));
      });
      this.#connection.setLocalDescription("offer");
    });
  }

  #answerSdp(answer: TransportParameters): string {
    return `${[
      "v=0",
      "o=- 1 1 IN IP4 127.0.0.1",
      "s=-",
      "t=0 0",
      this.#clue ? "a=group:BUNDLE 0 1" : "a=group:BUNDLE 0",
      `a=ice-ufrag:${answer.ice.ufrag}`,
      `a=ice-pwd:${answer.ice.password}`,
      `a=fingerprint:${answer.fingerprint.algorithm} ${answer.fingerprint.value}`,
      `a=setup:${answer.setup}`,
      "m=video 9 UDP/TLS/RTP/SAVPF 96",
      "c=IN IP4 127.0.0.1",
      "a=mid:0",
      "a=sendrecv",
      "a=rtcp-mux",
      "a=rtpmap:96 VP8/90000",
      ...(this.#clue
        ? [
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "c=IN IP4 127.0.0.1",
            "a=mid:1",
            "a=sctp-port:5000",
            "a=max-message-size:1000000",
          ]
        : []),
    ].join("\r\n")}\r\n`;
  }
}
