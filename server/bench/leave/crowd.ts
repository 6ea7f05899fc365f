import type {
  Caller,
  Conference,
  ConferenceEffect,
  ConferenceInput,
  SubscriptionId,
} from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import { dice } from "../../../shared/sim/dice.ts";
import { Endpoint } from "../../../shared/sim/endpoint.ts";
import type { ToFocus } from "../../../shared/sim/messages.ts";
import { pageOffer } from "../../../shared/sim/offer.ts";
import { roomContent } from "../../../shared/sim/room.ts";
import { World } from "../../../shared/sim/world.ts";

/** What the endpoints are connected to. */
export interface Host {
  receive(input: ConferenceInput): void;
}

/**
 * Rooms of three cameras and a microphone that speak SIP and CLUE with a focus of this process and
 * have no media. They configure every capture there is a seat for, and follow the roster.
 *
 * Messages wait in two queues: those to the focus go first, so that it works through all that has
 * happened before the endpoints, who share its process, answer.
 */
export class Crowd {
  readonly #host: Host;
  readonly #world = new World(dice(1));
  readonly #endpoints = new Map<LegId, Endpoint>();
  readonly #toFocus: (() => void)[] = [];
  readonly #toEndpoints: (() => void)[] = [];

  constructor(host: Host) {
    this.#host = host;
  }

  /** Sends the INVITE; the rest comes with `deliver`. */
  join(name: string): LegId {
    const leg = name as LegId;
    const offer = pageOffer({ video: 6, audio: 2 });
    const endpoint = new Endpoint({
      world: this.#world,
      offer,
      clue: true,
      likes: () => true,
      sendSip: (message) => this.#tell(...inputsOf(leg, message)),
      sendClue: (text) => this.#tell({ type: "clue-received", leg, text }),
      answered: () => {
        endpoint.feed({ type: "channel-opened" });
        this.#tell({ type: "transport-connected", leg }, { type: "clue-opened", leg });
      },
      ended: () => this.#endpoints.delete(leg),
    });
    this.#endpoints.set(leg, endpoint);
    endpoint.show(roomContent({ cameras: ["left", "centre", "right"], name }));
    const caller: Caller = {
      entity: `sip:${name}@bench.example`,
      displayName: name,
      proven: false,
      role: "participant",
      anonymous: false,
    };
    this.#tell({ type: "invite-received", leg, caller, sdp: offer });
    return leg;
  }

  /** What an effect of the focus's brings to an endpoint. */
  perform(effect: ConferenceEffect): void {
    switch (effect.type) {
      case "open-transport":
        return this.#tell({ type: "transport-ready", leg: effect.leg, local: focusTransport });
      case "answer-invite":
        return this.#hand(effect.leg, (endpoint) =>
          endpoint.receive({ type: "answer", sdp: effect.sdp }),
        );
      case "send-reinvite":
        return this.#hand(effect.leg, (endpoint) =>
          endpoint.receive({ type: "reinvite", cseq: 1, sdp: effect.sdp }),
        );
      case "send-clue":
        return this.#hand(effect.leg, (endpoint) =>
          endpoint.feed({ type: "message-received", text: effect.text }),
        );
      case "send-notify": {
        const { subscription } = effect;
        const status = this.#endpoints.has(followerOf(subscription)) ? 200 : 481;
        return this.#tell({ type: "notify-answered", subscription, status });
      }
      default:
        return;
    }
  }

  leave(leg: LegId): void {
    this.#endpoints.delete(leg);
    this.#tell({ type: "bye-received", leg, reasons: [{ protocol: "SIP", cause: 200 }] });
  }

  /** Until nobody has anything left to say. */
  deliver(): void {
    for (;;) {
      const next = this.#toFocus.shift() ?? this.#toEndpoints.shift();
      if (!next) return;
      next();
    }
  }

  #tell(...inputs: readonly ConferenceInput[]): void {
    for (const input of inputs) this.#toFocus.push(() => this.#host.receive(input));
  }

  #hand(leg: LegId, take: (endpoint: Endpoint) => void): void {
    this.#toEndpoints.push(() => {
      const endpoint = this.#endpoints.get(leg);
      if (endpoint) take(endpoint);
    });
  }
}

const focusTransport = {
  ice: { ufrag: "focus", password: "focus-password-of-22-char" },
  fingerprint: { algorithm: "sha-256", value: "CD:EF" },
  setup: "active",
  candidates: ["1 1 UDP 2122317823 127.0.0.1 9 typ host"],
} as const;

const rosterOf = "roster of ";

function followerOf(subscription: SubscriptionId): LegId {
  return subscription.slice(rosterOf.length) as LegId;
}

/** Whoever has acknowledged the answer subscribes to the roster too. */
function inputsOf(leg: LegId, message: ToFocus): readonly ConferenceInput[] {
  switch (message.type) {
    case "ack": {
      const subscription = `${rosterOf}${leg}` as SubscriptionId;
      const subscribe = {
        type: "subscribe-received",
        subscription,
        expiresSeconds: 3_600,
      } as const;
      return [{ type: "ack-received", leg }, subscribe];
    }
    case "answer":
      return [{ type: "reinvite-answered", leg, sdp: message.sdp }];
    case "bye":
      return [{ type: "bye-received", leg, reasons: message.reasons }];
    default:
      throw new Error(`a room of this crowd sends no ${message.type}`);
  }
}

/** Whether every room is there, and has asked for something. */
export function isSettled(conference: Conference, rooms: number): boolean {
  const legs = [...conference.legs.values()];
  return (
    legs.length === rooms &&
    legs.every(
      ({ negotiation, session }) =>
        negotiation.phase === "settled" && (session.channel?.provider.configured.length ?? 0) > 0,
    )
  );
}
