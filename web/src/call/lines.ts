import { invariant } from "@parley/shared/lib";
import { type CameraPosition, sendingLabels } from "@parley/shared/participant";
import { type Label, label, type Mid, parseMid } from "@parley/shared/sdp";

/** What one's own room sends: a label without a track is a line that stays silent. */
export interface OwnTracks {
  readonly microphone?: MediaStreamTrack;
  readonly cameras: ReadonlyMap<CameraPosition, MediaStreamTrack>;
}

/** Lines the first offer has room for beside those it sends on; the focus adds more if need be. */
const seats = { video: 6, audio: 2 };

const maxBitrateBps = { audio: 64_000, video: 2_500_000 };

/** Stream id of the CLUE data channel: odd, the focus being the DTLS client (RFC 8832 §6). */
export const clueStreamId = 1;

/** The m-lines of one peer connection, as `call/` speaks of them: labels, mids and tracks. */
export class Lines {
  readonly channel: RTCDataChannel;
  readonly #connection: RTCPeerConnection;
  readonly #senders: ReadonlyMap<Label, RTCRtpTransceiver>;
  readonly #wanted = new Map<Label, boolean>();

  /** Lays the lines out before the first offer; nothing flows on any of them. */
  constructor(connection: RTCPeerConnection, tracks: OwnTracks) {
    this.#connection = connection;
    this.#senders = new Map(
      sendingLabels.map((name) => [label(name), addSending(connection, name, tracks)]),
    );
    for (const kind of ["video", "audio"] as const) {
      for (let seat = 0; seat < seats[kind]; seat += 1) {
        limitCodecs(connection.addTransceiver(kind, { direction: "recvonly" }), kind);
      }
    }
    this.channel = connection.createDataChannel("CLUE", {
      negotiated: true,
      id: clueStreamId,
      protocol: "CLUE",
      ordered: true,
    });
  }

  /** The labels by mid; mids exist once an offer has been made. */
  labels(): ReadonlyMap<Mid, Label> {
    const labels = new Map<Mid, Label>();
    for (const [name, { mid }] of this.#senders) {
      const parsed = mid === null ? undefined : parseMid(mid);
      if (parsed !== undefined) labels.set(parsed, name);
    }
    return labels;
  }

  /** What arrives on that line. */
  track(mid: Mid): MediaStreamTrack | undefined {
    return this.#connection.getTransceivers().find((line) => line.mid === mid)?.receiver.track;
  }

  /** Lets an encoding out or stops it at the encoder: one that is off costs nothing. */
  setSending(name: Label, active: boolean): void {
    const sender = this.#senders.get(name)?.sender;
    if (!sender) return;
    const isApplying = this.#wanted.has(name);
    this.#wanted.set(name, active);
    if (!isApplying) void this.#apply(name, sender);
  }

  /** One change of a sender's parameters at a time; the newest wish is the one that stays. */
  async #apply(name: Label, sender: RTCRtpSender): Promise<void> {
    for (let active = this.#wanted.get(name); active !== undefined; ) {
      const parameters = sender.getParameters();
      for (const encoding of parameters.encodings) encoding.active = active;
      // Fails only on a connection that has been closed, and that sends nothing.
      await sender.setParameters(parameters).catch(() => undefined);
      const next = this.#wanted.get(name);
      if (next === active) this.#wanted.delete(name);
      active = next === active ? undefined : next;
    }
  }
}

function addSending(
  connection: RTCPeerConnection,
  name: (typeof sendingLabels)[number],
  tracks: OwnTracks,
): RTCRtpTransceiver {
  const kind = name === "mic" ? "audio" : "video";
  const transceiver = connection.addTransceiver(trackOf(name, tracks) ?? kind, {
    direction: "sendonly",
    sendEncodings: [{ active: false, maxBitrate: maxBitrateBps[kind] }],
  });
  limitCodecs(transceiver, kind);
  return transceiver;
}

function trackOf(
  name: (typeof sendingLabels)[number],
  { microphone, cameras }: OwnTracks,
): MediaStreamTrack | undefined {
  if (name === "mic") return microphone;
  return name === "presentation" ? undefined : cameras.get(name);
}

const codecsUsed = { audio: ["audio/opus"], video: ["video/VP8", "video/rtx"] };

function limitCodecs(transceiver: RTCRtpTransceiver, kind: "audio" | "video"): void {
  const capabilities = RTCRtpReceiver.getCapabilities(kind);
  invariant(capabilities, "a browser that makes peer connections has codecs");
  transceiver.setCodecPreferences(
    capabilities.codecs.filter(({ mimeType }) => codecsUsed[kind].includes(mimeType)),
  );
}
