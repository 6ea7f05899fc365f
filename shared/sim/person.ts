import type { Caller, MessageToTell, Reason } from "../src/conference/index.ts";
import type { LegId } from "../src/switching/index.ts";
import { Endpoint } from "./endpoint.ts";
import { Link, type Weather } from "./link.ts";
import type { Looks } from "./looks.ts";
import type { ToFocus, ToParticipant } from "./messages.ts";
import { pageOffer, plainOffer } from "./offer.ts";
import { type Camera, type Room, roomContent, type Slides } from "./room.ts";
import type { World } from "./world.ts";

/** What the conference side of the world does with what a person's endpoint sends. */
export interface Surroundings {
  readonly world: World;
  readonly weather: Weather;
  sip(leg: LegId, message: ToFocus): void;
  clue(leg: LegId, text: string): void;
  answered(leg: LegId): void;
  /** A CLUE message is on its way, whether or not it arrives. */
  said(leg: LegId, text: string): void;
  /** The focus's end of the connection is gone, or nothing comes from it any more. */
  silent(leg: LegId): void;
}

export interface PersonTraits {
  readonly name: string;
  readonly clue: boolean;
  readonly likes: (captureId: string) => boolean;
  readonly narrows?: boolean;
  readonly cameras: readonly Camera[];
  /** Whether its endpoint knows the extension that says how high a picture is shown. */
  readonly namesHeights?: boolean;
  /** What the INVITE says, or proves, beside the name. */
  readonly caller?: Partial<Caller>;
}

/** One attempt of a person to be in the conference: a dialog, its links, its endpoint. */
export interface Presence {
  readonly leg: LegId;
  readonly endpoint: Endpoint;
  readonly sipUp: Link<ToFocus>;
  readonly sipDown: Link<ToParticipant>;
  readonly clueUp: Link<string>;
  readonly clueDown: Link<string>;
}

/** Somebody who joins, leaves, is cut off and comes back, always with the same instance. */
export class Person {
  readonly traits: PersonTraits;
  readonly #around: Surroundings;
  #attempts = 0;
  #looks: Looks | undefined;
  #room: Room;
  presence: Presence | undefined;
  /** Every message it was told, in order of arrival: one may come twice, and is known by its id. */
  readonly told: MessageToTell[] = [];
  /** Said here and not taken in yet, or refused: said again in each new dialog, as the page does. */
  readonly unsaid = new Map<string, string>();
  #sayings = 0;
  /** Undefined: it has never touched its microphone, and says nothing of it. */
  muted: boolean | undefined;
  raised = false;
  lastReason: Reason | undefined;

  constructor(traits: PersonTraits, around: Surroundings) {
    this.traits = traits;
    this.#room = traits;
    this.#around = around;
  }

  /** What the INVITE says of who calls, and what is proven of it. */
  get caller(): Caller {
    const { name } = this.traits;
    return {
      entity: `sip:${name}@parley.example`,
      displayName: name,
      instance: `secret-of-${name}`,
      proven: false,
      role: "participant",
      anonymous: false,
      ...this.traits.caller,
    };
  }

  /** Calls the focus; with `replaces`, to take the place of that leg's dialog (RFC 3891). */
  join(replaces?: LegId): void {
    this.#abandon();
    const { world, weather } = this.#around;
    const { name, clue, narrows = false, namesHeights = true } = this.traits;
    const leg = `${name}-${++this.#attempts}` as LegId;
    const offer = clue ? pageOffer({ video: 6, audio: 2 }) : plainOffer();
    const link = <Message>(deliver: (message: Message) => void) =>
      new Link<Message>(world, weather, deliver);
    const sipUp = link<ToFocus>((message) => this.#around.sip(leg, message));
    const clueUp = link<string>((text) => this.#around.clue(leg, text));
    const endpoint = new Endpoint({
      world,
      offer,
      clue,
      likes: this.traits.likes,
      narrows,
      namesHeights,
      sendSip: (message) => sipUp.send(message),
      sendClue: (text) => {
        this.#around.said(leg, text);
        clueUp.send(text);
      },
      answered: () => {
        this.#around.answered(leg);
        this.#sayAgain();
      },
      told: (message) => void this.told.push(message),
      said: (messageId, status) => {
        if (status < 300) this.unsaid.delete(messageId);
      },
      ended: (reason) => {
        this.lastReason = reason;
        if (this.presence?.leg === leg) this.presence = undefined;
      },
    });
    const sipDown = link<ToParticipant>((message) => endpoint.receive(message));
    const clueDown = link<string>((text) => endpoint.feed({ type: "message-received", text }));
    this.presence = { leg, endpoint, sipUp, sipDown, clueUp, clueDown };
    if (this.#looks) endpoint.look(this.#looks);
    this.#show(this.traits);
    const invite = { type: "invite", caller: this.caller, sdp: offer } as const;
    sipUp.send({ ...invite, ...(replaces !== undefined && { replaces }) });
  }

  leave(reasons: readonly Reason[] = [{ protocol: "SIP", cause: 200 }]): void {
    const isHeard = this.presence?.sipUp.up === true;
    this.presence?.endpoint.leave(reasons);
    this.raised = false;
    this.#abandon(isHeard);
  }

  /** The tab dies, or its machine: nothing is sent, everything falls silent. */
  vanish(): void {
    this.#abandon();
  }

  /** The WebSocket drops; the dialog and the media may survive. */
  loseFlow(): void {
    this.presence?.sipUp.cut();
    this.presence?.sipDown.cut();
    if (this.presence) this.#around.silent(this.presence.leg);
  }

  regainFlow(): void {
    this.presence?.sipUp.restore();
    this.presence?.sipDown.restore();
    this.presence?.endpoint.offerOver();
    this.presence?.sipUp.send({ type: "options" });
    this.#sayAgain();
  }

  /** Packets go nowhere any more, though signalling works: its own checks tell it, and it the focus. */
  losePath(): void {
    loseClue(this.presence);
    if (this.presence?.endpoint.isAnswered) this.presence.sipUp.send({ type: "path-lost" });
  }

  say(text = "hello"): void {
    this.#sayings += 1;
    const messageId = `${this.traits.name}-${this.#sayings}`;
    this.unsaid.set(messageId, text);
    if (this.presence?.endpoint.isAnswered)
      this.presence.sipUp.send({ type: "message", messageId, text });
  }

  raiseHand(raised = true): void {
    this.raised = raised;
    if (this.presence?.endpoint.isAnswered) this.presence.sipUp.send({ type: "hand", raised });
  }

  lowerHandOf(target: string): void {
    this.presence?.sipUp.send({ type: "hand-lowering", target });
  }

  mute(muted = true): void {
    this.muted = muted;
    this.#sayMuted();
  }

  #sayMuted(): void {
    if (this.muted === undefined || !this.presence?.endpoint.isAnswered) return;
    this.presence.sipUp.send({ type: "microphone", on: !this.muted });
  }

  #sayAgain(): void {
    this.#sayMuted();
    if (this.raised) this.raiseHand();
    for (const [messageId, text] of this.unsaid) {
      this.presence?.sipUp.send({ type: "message", messageId, text });
    }
  }

  /** Another layout, kept also when they come back. */
  look(looks: Looks): void {
    this.#looks = looks;
    this.presence?.endpoint.look(looks);
  }

  looksAt(looks: Looks): boolean {
    return this.#looks === looks;
  }

  changeCameras(cameras: readonly Camera[]): void {
    this.#show({ ...this.#room, cameras });
  }

  present(slides: Slides): void {
    this.#show({ ...this.#room, slides });
  }

  #show(room: Room): void {
    this.#room = room;
    const { displayName: name = room.name } = this.traits.caller ?? {};
    this.presence?.endpoint.show(roomContent({ ...room, name }));
  }

  /** The tab is gone or loaded anew: its socket closes, behind a BYE if it could say one. */
  #abandon(saidBye = false): void {
    const old = this.presence;
    this.presence = undefined;
    if (!old) return;
    old.endpoint.over = true;
    if (saidBye) return;
    // What is still under way on the socket that dies does not arrive behind its end.
    for (const link of [old.sipUp, old.sipDown, old.clueUp, old.clueDown]) link.cut();
    this.#around.silent(old.leg);
  }
}

/** What CLUE has under way on a channel that is no more. */
export function loseClue(presence: Presence | undefined): void {
  presence?.clueUp.drop();
  presence?.clueDown.drop();
}
