import { invariant } from "@parley/shared/lib";
import {
  type LayerSent,
  layersSent,
  ownLayers,
  type ParticipantEffect,
  sendingLabels,
} from "@parley/shared/participant";
import { type Label, label, type Mid, parseMid } from "@parley/shared/sdp";
import { type OwnTracks, trackOf } from "./own-tracks.ts";

type SendingWish = Extract<ParticipantEffect, { readonly type: "set-sending" }>;

/** Lines the first offer has room for beside those it sends on; the focus adds more if need be. */
const seats = { video: 6, audio: 2 };

/** Where the focus says nothing of it. */
const maxBitrateBps = { audio: 64_000, video: 2_500_000 };

/** Enough for a pointer that moves and a film that is shown; a page of text needs one. */
const screenFramesPerSecond = 30;

/** Of a camera that does not say how high its picture is. */
const fullHeight = ownLayers[2].height;

/** The m-lines of one peer connection, as `call/` speaks of them: labels, mids and tracks. */
export class Lines {
  readonly #connection: RTCPeerConnection;
  readonly #senders: ReadonlyMap<Label, RTCRtpTransceiver>;
  readonly #wishes = new Map<Label, SendingWish>();
  #limits: ReadonlyMap<Mid, number> = new Map();
  /** The track that each sender was told to send last; it takes its time to do so. */
  readonly #tracks = new Map<RTCRtpSender, MediaStreamTrack | null>();
  /** Those whose parameters are being changed. */
  readonly #settling = new Set<Label>();
  /** Those of them that are to be looked at once more: a description may have undone the change. */
  readonly #unsettled = new Set<Label>();

  /** Lays the lines out before the first offer; nothing flows on any of them. */
  constructor(connection: RTCPeerConnection, tracks: OwnTracks) {
    // Asked for once, not for each line: Chromium's page waits for its media threads each time.
    const codecs = { audio: codecsOf("audio"), video: codecsOf("video") };
    const senderOf = (name: (typeof sendingLabels)[number]) => {
      const kind = name === "mic" ? "audio" : "video";
      const line = connection.addTransceiver(trackOf(name, tracks) ?? kind, {
        direction: "sendonly",
        sendEncodings: encodingsOf(name),
      });
      line.setCodecPreferences(codecs[kind]);
      return line;
    };
    this.#connection = connection;
    this.#senders = new Map(sendingLabels.map((name) => [label(name), senderOf(name)]));
    for (const kind of ["video", "audio"] as const) {
      for (let seat = 0; seat < seats[kind]; seat += 1) {
        const line = connection.addTransceiver(kind, { direction: "recvonly" });
        line.setCodecPreferences(codecs[kind]);
      }
    }
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

  /** Sends these from here on, on the lines there are: nothing is negotiated (D4). */
  setTracks(tracks: OwnTracks): void {
    for (const name of sendingLabels) {
      const sender = this.#senders.get(label(name))?.sender;
      const track = trackOf(name, tracks) ?? null;
      const told = sender && (this.#tracks.has(sender) ? this.#tracks.get(sender) : sender.track);
      if (!sender || told === track) continue;
      this.#tracks.set(sender, track);
      // Another camera may have another height. Fails only on a connection that has been closed.
      sender.replaceTrack(track).then(
        () => this.#settleLine(label(name)),
        () => undefined,
      );
    }
  }

  /** Lets an encoding out or stops it at the encoder: one that is off costs nothing. */
  setSending(wish: SendingWish): void {
    this.#wishes.set(wish.label, wish);
    this.#settleLine(wish.label);
  }

  /** The most that lines may take from here on, bits per second; true of the next that are settled. */
  setLimits(limits: ReadonlyMap<Mid, number>): void {
    this.#limits = limits;
  }

  /** The RIDs of the layers that are to be sent, by mid. */
  layers(): ReadonlyMap<Mid, ReadonlySet<string>> {
    const layers = new Map<Mid, ReadonlySet<string>>();
    for (const [mid, name] of this.labels()) {
      const sender = this.#senders.get(name)?.sender;
      const wished = sender ? layersWished(sender, this.#wishes.get(name)) : [];
      layers.set(mid, new Set(wished.flatMap(({ rid, active }) => (active ? [rid] : []))));
    }
    return layers;
  }

  /** Makes every sender do what was wished last, also after a description that undid it. */
  settle(): void {
    for (const name of this.#wishes.keys()) this.#settleLine(name);
  }

  /** Of one line alone: to read a sender's parameters, Chromium's page waits for its media threads. */
  #settleLine(name: Label): void {
    const line = this.#senders.get(name);
    if (!line || !this.#wishes.has(name)) return;
    if (this.#settling.has(name)) this.#unsettled.add(name);
    else void this.#settle(line, name);
  }

  /** One change of a sender's parameters at a time, until there is none to make. */
  async #settle(line: RTCRtpTransceiver, name: Label): Promise<void> {
    const { sender } = line;
    this.#settling.add(name);
    // What a browser has taken is not read again: it might not have made it, and would be asked for ever.
    do {
      this.#unsettled.delete(name);
      const change = changeTo(sender, this.#wishes.get(name), this.#limitOf(line));
      // Fails only on a connection that has been closed, and that sends nothing.
      if (change) await sender.setParameters(change).catch(() => undefined);
    } while (this.#unsettled.has(name));
    this.#settling.delete(name);
  }

  #limitOf({ mid }: RTCRtpTransceiver): number | undefined {
    const parsed = mid === null ? undefined : parseMid(mid);
    return parsed && this.#limits.get(parsed);
  }
}

function layersWished(
  sender: RTCRtpSender,
  wish: SendingWish | undefined,
  limitBps?: number,
): readonly LayerSent[] {
  if (!wish?.active) return [];
  return layersSent(sender.track?.getSettings().height ?? fullHeight, wish.heights, limitBps);
}

/** The sender's parameters as they shall be, where they are not. */
function changeTo(
  sender: RTCRtpSender,
  wish: SendingWish | undefined,
  limitBps: number | undefined,
): RTCRtpSendParameters | undefined {
  const parameters = sender.getParameters();
  const layers = layersWished(sender, wish, limitBps);
  let isChanged = false;
  for (const encoding of parameters.encodings) {
    const layer = layers.find(({ rid }) => rid === encoding.rid);
    // An encoding without a RID is all there is of its line.
    const active = encoding.rid === undefined ? wish?.active === true : layer?.active === true;
    const mostBps = encoding.rid === undefined ? (limitBps ?? mostOf(wish)) : layer?.maxBitrateBps;
    isChanged ||= encoding.active !== active || (active && differs(encoding, mostBps));
    encoding.active = active;
    if (mostBps !== undefined) encoding.maxBitrate = mostBps;
    if (layer) encoding.scaleResolutionDownBy = layer.scaleResolutionDownBy;
  }
  // Of a screen, few sharp pictures say more than many blurred ones.
  if (wish?.label === label("presentation")) {
    parameters.degradationPreference = "maintain-resolution";
  }
  return isChanged ? parameters : undefined;
}

/** What a line that is not layered takes where nothing limits it, any more or ever. */
function mostOf(wish: SendingWish | undefined): number {
  return wish?.label === label("mic") ? maxBitrateBps.audio : maxBitrateBps.video;
}

function differs({ maxBitrate }: RTCRtpEncodingParameters, mostBps: number | undefined): boolean {
  return mostBps !== undefined && maxBitrate !== mostBps;
}

function encodingsOf(name: (typeof sendingLabels)[number]): RTCRtpEncodingParameters[] {
  switch (name) {
    case "mic":
      return [{ active: false, maxBitrate: maxBitrateBps.audio }];
    case "presentation":
      return [
        { active: false, maxBitrate: maxBitrateBps.video, maxFramerate: screenFramesPerSecond },
      ];
    default:
      return cameraLayers;
  }
}

const cameraLayers = layersSent(fullHeight, []).map(
  ({ rid, scaleResolutionDownBy, maxBitrateBps: maxBitrate }): RTCRtpEncodingParameters => ({
    rid,
    active: false,
    scaleResolutionDownBy,
    maxBitrate,
  }),
);

const codecsUsed = { audio: ["audio/opus"], video: ["video/VP8", "video/rtx"] };

function codecsOf(kind: "audio" | "video"): RTCRtpCodec[] {
  const capabilities = RTCRtpReceiver.getCapabilities(kind);
  invariant(capabilities, "a browser that makes peer connections has codecs");
  return capabilities.codecs.filter(({ mimeType }) => codecsUsed[kind].includes(mimeType));
}
