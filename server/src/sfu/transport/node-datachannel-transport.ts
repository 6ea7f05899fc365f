import {
  type DataChannel,
  PeerConnection,
  type RtcConfig,
  type Track,
  Video,
} from "node-datachannel";
import type { TransportParameters } from "../../focus/ports.ts";
import {
  CLUE_BACKLOG_MAX_BYTES,
  CLUE_TEXT_MAX_BYTES,
  RECEIVE_BATCH_MAX_PACKETS,
  REMOTE_CANDIDATES_MAX,
} from "../limits.ts";
import { readLocalParameters, syntheticDescription } from "./synthetic-sdp.ts";
import type { Transport, TransportListener, TransportRequest } from "./transport.ts";

export interface NodeDataChannelSettings {
  readonly bindAddress?: string;
  /** One UDP port for all transports of the process; 0: an ephemeral one each. */
  readonly port: number;
}

const MID = "0";

/** A PeerConnection of libdatachannel as a bare transport; see `syntheticDescription` for how. */
class NodeDataChannelTransport implements Transport {
  readonly #listener: TransportListener;
  readonly #connection: PeerConnection;
  readonly #track: Track;
  readonly #speaksClue: boolean;
  /** The one that carries CLUE now; a former one says nothing any more (RFC 8850 §3.1). */
  #clue: DataChannel | undefined;
  #batch: Buffer[] = [];
  #closed = false;

  /** Throws where the library cannot make it of this request: see `openNodeDataChannel`. */
  constructor(
    request: TransportRequest,
    listener: TransportListener,
    settings: NodeDataChannelSettings,
  ) {
    this.#listener = listener;
    this.#speaksClue = request.clueStreamId !== undefined;
    this.#connection = new PeerConnection(request.name, configuration(settings));
    try {
      const video = new Video(MID, "SendRecv");
      video.addVP8Codec(96);
      this.#track = this.#connection.addTrack(video);
      if (request.clueStreamId !== undefined) this.#openClue(request.clueStreamId);
      this.#listenToConnection();
      if (request.remote) this.#answer(request.remote);
      else this.#connection.setLocalDescription("offer");
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  connect(remote: TransportParameters): void {
    this.#guard(() => {
      this.#describePeer(remote, "answer");
      this.#addCandidates(remote);
    });
  }

  send(packets: readonly Buffer[]): void {
    if (this.#closed) return;
    try {
      if (!this.#track.isOpen()) return;
      for (const packet of packets) this.#track.sendMessageBinary(packet);
    } catch {
      // The track closed under us: its state change tells; these packets are lost on the way.
    }
  }

  sendClue(text: string): void {
    if (this.#closed || !this.#clue) return;
    try {
      // Meant for the channel before it.
      if (!this.#clue.isOpen()) return;
      if (this.#clue.bufferedAmount() > CLUE_BACKLOG_MAX_BYTES) this.#clue.close();
      else this.#clue.sendMessage(text);
    } catch {
      // Longer than the peer takes: the channel cannot carry CLUE.
      this.closeClue();
    }
  }

  closeClue(): void {
    this.#guard(() => this.#clue?.close());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#batch = [];
    // The library wants its parts closed before their connection.
    for (const part of [this.#track, this.#clue, this.#connection]) {
      try {
        part?.close();
      } catch {
        // It was closed by the peer already.
      }
    }
  }

  #openClue(streamId: number): void {
    const negotiated = { protocol: "CLUE", negotiated: true, id: streamId };
    this.#carryClue(this.#connection.createDataChannel("CLUE", negotiated));
    this.#connection.onDataChannel((channel) => this.#guard(() => this.#takeChannel(channel)));
  }

  /** The peer has opened one by RFC 8832, in place of the channel that was negotiated. */
  #takeChannel(channel: DataChannel): void {
    if (channel.getProtocol().toUpperCase() !== "CLUE") return channel.close();
    const former = this.#clue;
    this.#clue = undefined;
    if (former) {
      this.#listener.clueClosed();
      former.close();
    }
    this.#carryClue(channel);
  }

  #carryClue(channel: DataChannel): void {
    this.#clue = channel;
    const whileCarrying = (call: () => void) =>
      this.#guard(() => {
        if (this.#clue === channel) call();
      });
    channel.onOpen(() => whileCarrying(() => this.#listener.clueOpened()));
    channel.onClosed(() =>
      whileCarrying(() => {
        this.#clue = undefined;
        this.#listener.clueClosed();
      }),
    );
    channel.onMessage((message) => whileCarrying(() => this.#receiveClue(channel, message)));
  }

  #listenToConnection(): void {
    this.#track.onOpen(() => this.#guard(() => this.#listener.connected()));
    this.#track.onMessage((packet) => this.#guard(() => this.#receive(packet)));
    this.#connection.onGatheringStateChange((state) =>
      this.#guard(() => {
        if (state === "complete") this.#announceReady();
      }),
    );
    this.#connection.onStateChange((state) =>
      this.#guard(() => {
        if (state === "failed") this.#listener.failed("the path to the peer is lost");
        if (state === "closed") this.#listener.closed();
      }),
    );
  }

  #answer(remote: TransportParameters): void {
    this.#describePeer(remote, "offer");
    this.#connection.setLocalDescription("answer");
    this.#addCandidates(remote);
  }

  #describePeer(remote: TransportParameters, type: "offer" | "answer"): void {
    this.#connection.setRemoteDescription(syntheticDescription(remote, this.#speaksClue), type);
  }

  #addCandidates(remote: TransportParameters): void {
    for (const candidate of remote.candidates.slice(0, REMOTE_CANDIDATES_MAX)) {
      this.#addCandidate(candidate);
    }
  }

  /** A candidate the library cannot use is no loss: the peer's own checks show its address. */
  #addCandidate(candidate: string): void {
    if (/ tcp /i.test(candidate) || candidate.includes(".local ")) return;
    try {
      this.#connection.addRemoteCandidate(`candidate:${candidate}`, MID);
    } catch {
      // Malformed, or of an address family that is not there.
    }
  }

  #announceReady(): void {
    const description = this.#connection.localDescription();
    const local = description ? readLocalParameters(description.sdp) : undefined;
    if (local) this.#listener.ready(local);
    else this.#listener.failed("the library gave no local description");
  }

  /** Gathers what one turn of the event loop brings into one batch. */
  #receive(packet: Buffer): void {
    if (this.#batch.length >= RECEIVE_BATCH_MAX_PACKETS) return;
    this.#batch.push(packet);
    if (this.#batch.length > 1) return;
    setImmediate(() => {
      const packets = this.#batch;
      this.#batch = [];
      this.#guard(() => this.#listener.packets(packets));
    });
  }

  #receiveClue(channel: DataChannel, message: string | Buffer | ArrayBuffer): void {
    const bytes = typeof message === "string" ? Buffer.byteLength(message) : message.byteLength;
    // RFC 8850 §3.2.2: CLUE messages are text. RFC 8841 §6.1: nothing above the announced size.
    if (typeof message !== "string" || bytes > CLUE_TEXT_MAX_BYTES) channel.close();
    else this.#listener.clueReceived(message);
  }

  /** An exception in a callback of the library would end the process; one after `close`, too. */
  #guard(call: () => void): void {
    if (this.#closed) return;
    try {
      call();
    } catch (error) {
      this.#listener.failed(error instanceof Error ? error.message : "unknown failure");
    }
  }
}

/** Opens a transport; a request the library refuses is told as a failure, not thrown. */
export function openNodeDataChannel(
  request: TransportRequest,
  listener: TransportListener,
  settings: NodeDataChannelSettings,
): Transport | undefined {
  try {
    return new NodeDataChannelTransport(request, listener, settings);
  } catch (error) {
    listener.failed(error instanceof Error ? error.message : "the transport could not be made");
    return undefined;
  }
}

function configuration(settings: NodeDataChannelSettings): RtcConfig {
  const { bindAddress, port } = settings;
  return {
    iceServers: [],
    disableAutoNegotiation: true,
    forceMediaTransport: true,
    // The library cuts a longer message at this size: one byte more tells it from a whole one.
    maxMessageSize: CLUE_TEXT_MAX_BYTES + 1,
    ...(bindAddress !== undefined && { bindAddress }),
    ...(port > 0 && { enableIceUdpMux: true, portRangeBegin: port, portRangeEnd: port }),
  };
}
