import { instant } from "@parley/shared/lib";
import {
  openParticipant,
  type Participant,
  type ParticipantEffect,
  type ParticipantInput,
  stepParticipant,
} from "@parley/shared/participant";
import { parseSdp } from "@parley/shared/sdp";
import { transportOf } from "@parley/shared/session";
import type { TransportParameters } from "./focus/ports.ts";
import { SyntheticPeer } from "./sfu/synthetic-peer/synthetic-peer.ts";
import { vp8Packet } from "./sfu/synthetic-peer/vp8-packets.ts";

const cameraSsrc = 1_111;
const clueStreamId = 1;

/**
 * For tests: the page's own machine on a peer without a browser, with one camera and one seat. It
 * speaks no SIP: whoever holds it carries its INVITE and the answer.
 */
export class PageWithoutBrowser {
  #peer: SyntheticPeer;
  readonly #name: string;
  readonly #sendInvite: (offer: string) => void;
  readonly #camera: NodeJS.Timeout;
  readonly #early: ParticipantInput[] = [];
  #participant: Participant;
  #former: SyntheticPeer | undefined;
  #offer = "";
  #sent = 0;
  #isOver = false;
  /** Media packets that have come. */
  packets = 0;
  /** Whether the next CLUE channel waits to be opened until it is told to. */
  holdsBackTheNextChannel = false;

  constructor(name: string, sendInvite: (offer: string) => void) {
    this.#sendInvite = sendInvite;
    this.#participant = openParticipant(
      { entity: `sip:${name}@focus.test`, name },
      { cameras: ["centre"], camerasOn: true, microphoneOn: true },
    );
    this.#name = name;
    this.#peer = this.#makePeer();
    this.#camera = setInterval(() => this.#film(), 5);
  }

  get channelPhase(): string | undefined {
    return this.#participant.session?.channel?.phase;
  }

  async join(): Promise<void> {
    this.#offer = offerOf(await this.#peer.offer());
    this.#give({ type: "join-requested" });
    this.#give({ type: "flow-opened" });
  }

  async answered(answer: string): Promise<void> {
    await this.#connect(answer);
    this.#give({ type: "answered", local: this.#offer, remote: answer });
    this.#give({ type: "media-connected" });
    // ICE, DTLS and SCTP may be faster than the answer is taken in.
    for (const input of this.#early.splice(0)) this.#give(input);
  }

  /**
   * Offers another transport, as who has moved to another network does by an ICE restart; says no more on
   * the one of before, which it leaves open. Resolved with its offer.
   */
  async restartIce(): Promise<string> {
    this.#former = this.#peer;
    this.#peer = this.#makePeer();
    this.#offer = offerOf(await this.#peer.offer());
    return this.#offer;
  }

  /** The focus's answer to that. */
  async restartAnswered(answer: string): Promise<void> {
    this.#give({ type: "reoffer-answered", local: this.#offer, remote: answer });
    await this.#connect(answer);
  }

  breakChannel(): void {
    this.#peer.closeClue();
  }

  openChannel(): void {
    this.holdsBackTheNextChannel = false;
    this.#peer.openChannel();
  }

  close(): void {
    this.#isOver = true;
    clearInterval(this.#camera);
    this.#former?.close();
    this.#peer.close();
  }

  #makePeer(): SyntheticPeer {
    const peer: SyntheticPeer = new SyntheticPeer(
      this.#name,
      {
        packet: () => {
          if (this.#peer === peer) this.packets += 1;
        },
        clue: (text) => this.#give({ type: "clue-received", text }),
        clueOpened: () => this.#give({ type: "clue-opened" }),
        clueClosed: () => {
          if (this.#peer === peer) this.#give({ type: "clue-closed" });
        },
      },
      clueStreamId,
    );
    return peer;
  }

  async #connect(answer: string): Promise<void> {
    const parsed = parseSdp(answer);
    const transport = parsed.ok ? transportOf(parsed.value) : undefined;
    if (!transport) throw new Error("the answer has no transport");
    await this.#peer.connect(transport);
  }

  #give(input: ParticipantInput): void {
    if (this.#isOver) return;
    if (!this.#participant.session && input.type.startsWith("clue-")) {
      this.#early.push(input);
      return;
    }
    const env = { now: instant(performance.now()), random: Math.random };
    const [participant, effects] = stepParticipant(this.#participant, input, env);
    this.#participant = participant;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: ParticipantEffect): void {
    switch (effect.type) {
      case "invite":
        return this.#sendInvite(this.#offer);
      case "send-clue":
        return this.#peer.sendClue(effect.text);
      case "close-clue":
        return this.#peer.closeClue();
      case "open-clue":
        if (!this.holdsBackTheNextChannel) this.#peer.openChannel();
        return;
      default:
        // Flow, roster and encoders are not there.
        return;
    }
  }

  /** A key frame every other packet, so that any seat can begin soon. */
  #film(): void {
    const encoding = [...this.#participant.sending.keys()].map(String);
    if (!encoding.includes("centre")) return;
    this.#sent += 1;
    const key = this.#sent % 2 === 0;
    this.#peer.send(vp8Packet({ ssrc: cameraSsrc, sequenceNumber: this.#sent, key }));
  }
}

function offerOf({ ice, fingerprint }: TransportParameters): string {
  const transport = [
    `a=ice-ufrag:${ice.ufrag}`,
    `a=ice-pwd:${ice.password}`,
    `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`,
    "a=setup:actpass",
  ];
  const video = [
    "m=video 9 UDP/TLS/RTP/SAVPF 96",
    "c=IN IP4 0.0.0.0",
    "a=rtcp-mux",
    "a=rtpmap:96 VP8/90000",
  ];
  const lines = [
    ...["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"],
    ...["a=group:BUNDLE 0 1 2", "a=group:CLUE 0 1 2", ...transport],
    ...[...video, "a=mid:0", "a=sendonly", "a=label:centre", `a=ssrc:${cameraSsrc} cname:page`],
    ...[...video, "a=mid:1", "a=recvonly"],
    ...["m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=mid:2"],
    ...["a=sctp-port:5000", `a=dcmap:${clueStreamId} subprotocol="CLUE";ordered=true`],
  ];
  return `${lines.join("\r\n")}\r\n`;
}
