import {
  type AdvertisementContent,
  type CaptureEncoding,
  chooseCaptures,
  type EncodingId,
  mayNameHeights,
  PICTURE_SIZE,
  withHeights,
} from "../src/clue/index.ts";
import type { MessageToTell, Reason } from "../src/conference/index.ts";
import { assertNever, instant, ms } from "../src/lib/index.ts";
import {
  type Ice,
  type MediaSection,
  printSdp,
  reversed,
  type SessionDescription,
} from "../src/sdp/index.ts";
import {
  openSession,
  type Session,
  type SessionInput,
  sessionDeadline,
  stepSession,
} from "../src/session/index.ts";
import type { Looks } from "./looks.ts";
import type { ToFocus, ToParticipant } from "./messages.ts";
import { narrowed } from "./narrowed.ts";
import { described } from "./offer.ts";
import type { World } from "./world.ts";

/** What an endpoint is connected to, and what kind of person sits behind it. */
export interface EndpointSettings {
  readonly world: World;
  readonly offer: string;
  readonly clue: boolean;
  readonly sendSip: (message: ToFocus) => void;
  readonly sendClue: (text: string) => void;
  /** The INVITE, or its ICE restart, has its answer: ICE and DTLS may begin. */
  readonly answered: () => void;
  readonly ended: (reason: Reason | undefined) => void;
  /** Somebody said something; or what became of something said here. */
  readonly told?: (message: MessageToTell) => void;
  readonly said?: (messageId: string, status: number) => void;
  /** Whether the person behind it cares for this capture. */
  readonly likes: (captureId: string) => boolean;
  /** Whether it wants to see only the first of those whom a switched capture may show. */
  readonly narrows?: boolean;
  /** Whether it can say how high a picture is shown; unless said otherwise it can. */
  readonly namesHeights?: boolean;
}

/** A participant's end of one dialog: the same session machine as the page's, answering offers. */
export class Endpoint {
  readonly #settings: EndpointSettings;
  session: Session;
  local: SessionDescription;
  remote: SessionDescription | undefined;
  #content: AdvertisementContent | undefined;
  #offering = false;
  #newIce: Ice | undefined;
  #callOff = () => {};
  #looks: Looks | undefined;
  #heights: readonly number[] = [];
  over = false;

  constructor(settings: EndpointSettings) {
    this.#settings = settings;
    this.local = described(settings.offer);
    this.session = openSession(
      settings.clue
        ? {
            clueId: "page",
            initiator: false,
            initiatorTimeout: ms(10_000),
            receiverTimeout: ms(15_000),
            extensions: settings.namesHeights === false ? [] : [PICTURE_SIZE],
          }
        : undefined,
    );
  }

  receive(message: ToParticipant): void {
    if (this.over) return this.#late(message);
    switch (message.type) {
      case "answer":
        return this.#answered(described(message.sdp));
      case "reinvite":
        return this.#answer(message);
      case "offer-refused":
        return this.offerOver();
      case "refusal":
      case "gone":
        return this.end(undefined);
      case "message":
        return this.#told(message.message);
      case "message-answer":
        return this.#settings.said?.(message.messageId, message.status);
      case "bye":
        this.#settings.sendSip({ type: "bye-answered", status: 200 });
        return this.end(message.reason);
    }
  }

  /** Says goodbye: a call that is not answered yet is cancelled (RFC 3261 §9.1, §15). */
  leave(reasons: readonly Reason[]): void {
    this.#settings.sendSip(this.isAnswered ? { type: "bye", reasons } : { type: "cancel" });
    this.over = true;
    this.#callOff();
  }

  get isAnswered(): boolean {
    return this.remote !== undefined;
  }

  /** What comes after the end: it has crossed what ended it. */
  #late(message: ToParticipant): void {
    const { sendSip } = this.#settings;
    switch (message.type) {
      case "answer":
        // RFC 5407 §3.1.2: our CANCEL came too late.
        if (this.isAnswered) return;
        this.remote = described(message.sdp);
        sendSip({ type: "ack" });
        return sendSip({ type: "bye", reasons: [] });
      case "reinvite":
        // RFC 5407 §3.2.2.
        return sendSip({ type: "offer-failed", cseq: message.cseq, status: 481 });
      case "bye":
        // RFC 5407 §3.2.1.
        return sendSip({ type: "bye-answered", status: 200 });
      case "message":
        return this.#answerMessage(message.message, 481);
      case "refusal":
      case "offer-refused":
      case "message-answer":
      case "gone":
        return;
      default:
        assertNever(message);
    }
  }

  #told(message: MessageToTell): void {
    this.#settings.told?.(message);
    this.#answerMessage(message, 200);
  }

  #answerMessage({ number }: MessageToTell, status: number): void {
    if (number !== undefined) this.#settings.sendSip({ type: "message-answered", number, status });
  }

  /** Offers by itself, as an endpoint that is not a page may: glare comes of it. */
  offerAgain(): void {
    if (this.over || this.#offering || !this.remote) return;
    this.#offering = true;
    this.#settings.sendSip({ type: "offer", sdp: printSdp(this.#wish()) });
  }

  /** Offers new ICE credentials, as an endpoint does whose path has changed (RFC 8839 §4.4.1.1.1). */
  restartIce(): void {
    const ice = { ufrag: `page${this.#settings.world.now}`, password: "new-password-of-22-chars" };
    if (!this.#offering) this.#newIce = ice;
    this.offerAgain();
  }

  /** Answered, refused, or failed with its flow. */
  offerOver(): void {
    this.#offering = false;
    this.#newIce = undefined;
  }

  /** An offer says what one is ready for, not what the last answer came to (RFC 3264 §8). */
  #wish(): SessionDescription {
    const media = this.local.media.map((agreed): MediaSection => {
      const section = this.#newIce && agreed.ice ? { ...agreed, ice: this.#newIce } : agreed;
      if (section.kind === "application") return section;
      if (!this.#settings.clue) return { ...section, direction: "sendrecv" };
      return { ...section, direction: section.label ? "sendonly" : "recvonly" };
    });
    return { ...this.local, media };
  }

  show(content: AdvertisementContent): void {
    this.#content = content;
    this.#keepUp();
  }

  /** Another layout: from now on it asks for these captures, the most important first. */
  look(looks: Looks): void {
    this.#looks = looks;
    this.#keepUp();
  }

  /** From now on it shows every picture at these heights. */
  resize(...heights: readonly number[]): void {
    this.#heights = heights;
    this.#keepUp();
  }

  feed(input: SessionInput): void {
    if (this.over) return;
    this.#step(input);
    this.#keepUp();
  }

  end(reason: Reason | undefined): void {
    this.over = true;
    this.#callOff();
    this.#settings.ended(reason);
  }

  /** What the person has chosen, as the focus has granted it. */
  get configured(): readonly CaptureEncoding[] {
    return this.session.channel?.consumer.configured ?? [];
  }

  #answered(answer: SessionDescription): void {
    const first = this.remote === undefined;
    this.#agree(first ? this.local : this.#wish(), answer);
    this.#settings.sendSip({ type: "ack" });
    if (this.#newIce) this.#settings.answered();
    this.offerOver();
    if (!first) return;
    this.feed({ type: "setup-started" });
    this.#settings.answered();
  }

  #answer({ cseq, sdp }: Extract<ToParticipant, { readonly type: "reinvite" }>): void {
    if (this.#offering) return this.#settings.sendSip({ type: "offer-failed", cseq, status: 491 });
    const offer = described(sdp);
    const media = offer.media.map((offered, index) => {
      const known = this.local.media[index];
      if (offered.kind === "application") return known ?? offered;
      const { label: _, ...unlabelled } = { ...(known ?? offered), mid: offered.mid };
      return {
        ...unlabelled,
        ...(known?.label && { label: known.label }),
        direction: reversed(offered.direction),
        ssrcs: [],
        ssrcGroups: [],
      };
    });
    const local = { ...this.local, groups: offer.groups, media } as SessionDescription;
    this.#settings.sendSip({ type: "answer", cseq, sdp: printSdp(local) });
    this.#agree(local, offer);
  }

  #agree(local: SessionDescription, remote: SessionDescription): void {
    this.local = local;
    this.remote = remote;
    this.feed({ type: "description-agreed", local, remote });
  }

  #keepUp(): void {
    if (this.#content) this.#step({ type: "content-offered", content: this.#content });
    const { channel } = this.session;
    const advertisement = channel?.consumer.advertisement?.content;
    if (advertisement) {
      const captures = advertisement.captures.filter(({ captureId }) =>
        this.#settings.likes(captureId),
      );
      const chosen = chooseCaptures({
        advertisement: { ...advertisement, captures },
        encodings: this.session.lines
          .filter((line) => line.role === "receiving")
          .map((line) => String(line.label) as EncodingId),
        previous: channel.consumer.requested,
        ...(this.#looks && { wanted: this.#looks(advertisement) }),
      });
      const heights = mayNameHeights(channel) ? this.#heights : [];
      const captureEncodings = chosen.map((each) => {
        const sized = withHeights(each, heights);
        return this.#settings.narrows ? narrowed(sized, advertisement) : sized;
      });
      this.#step({ type: "content-wanted", captureEncodings });
    }
    this.#arm();
  }

  #step(input: SessionInput): void {
    const { world } = this.#settings;
    const env = { now: world.now, random: () => world.dice.next() };
    const [session, effects] = stepSession(this.session, input, env);
    this.session = session;
    for (const effect of effects) {
      if (effect.type === "send-clue") this.#settings.sendClue(effect.text);
    }
  }

  #arm(): void {
    this.#callOff();
    const deadline = sessionDeadline(this.session);
    this.#callOff =
      deadline === undefined
        ? () => {}
        : this.#settings.world.at(instant(deadline), () => this.feed({ type: "deadline-passed" }));
  }
}
