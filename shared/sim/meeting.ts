import { parseClueMessage, summariseClue } from "../src/clue/index.ts";
import {
  type ConferenceEffect,
  type ConferenceMemory,
  type ConferenceSettings,
  defaultConferenceSettings,
  type SubscriptionId,
} from "../src/conference/index.ts";
import { assertNever } from "../src/lib/index.ts";
import type { LegId } from "../src/switching/index.ts";
import { type Dice, dice } from "./dice.ts";
import { failChannel } from "./failing-channel.ts";
import { Focus, type FocusStep } from "./focus.ts";
import { Followers, rosterOfLeg } from "./followers.ts";
import { effectLabel, sipLabel } from "./labels.ts";
import type { Weather } from "./link.ts";
import type { ToFocus } from "./messages.ts";
import { loseClue, Person, type PersonTraits, type Presence } from "./person.ts";
import { Referrals } from "./referrals.ts";
import { Signalling } from "./signalling.ts";
import type { Subscriber } from "./subscriber.ts";
import { World } from "./world.ts";

export interface MeetingSettings {
  readonly seed: number;
  readonly weather?: Weather;
  /** One in this many answers to a BYE of the focus never comes. */
  readonly silenceOdds?: number;
  readonly conference?: Partial<ConferenceSettings>;
  /** What the store holds of the conference when the focus starts. */
  readonly memory?: ConferenceMemory;
  readonly watch?: (step: FocusStep, meeting: Meeting) => void;
  /** Told of each message as it leaves: for ladders. */
  readonly trace?: (from: string, to: string, label: string) => void;
  /** Told of every document as it leaves, whether or not it arrives. */
  readonly emitted?: (document: Emitted) => void;
}

export interface Emitted {
  readonly kind: "clue" | "conference-info";
  readonly by: string;
  readonly text: string;
}

const never = Number.MAX_SAFE_INTEGER;

const fairWeather: Weather = { minDelay: 5, maxDelay: 5, lossOdds: never, resendAfter: 0 };

/** A focus, its people and everything between them, on one clock. */
export class Meeting {
  readonly world: World;
  readonly dice: Dice;
  readonly focus: Focus;
  readonly people = new Map<string, Person>();
  readonly settings: MeetingSettings;
  readonly followers: Followers;
  readonly referrals: Referrals;
  readonly #signalling: Signalling;
  readonly #presences = new Map<LegId, Presence>();
  #transports = 0;
  /** Whether no transport can be made any more. */
  mediaStandsStill = false;

  constructor(settings: MeetingSettings) {
    this.settings = settings;
    this.dice = dice(settings.seed);
    this.world = new World(this.dice);
    const { world } = this;
    const receive: Focus["receive"] = (input) => this.focus.receive(input);
    this.followers = new Followers({ world, weather: settings.weather ?? fairWeather, receive });
    this.referrals = new Referrals(receive);
    this.#signalling = new Signalling({
      world,
      silenceOdds: settings.silenceOdds ?? never,
      receive,
      isLeg: (leg) => this.focus.conference.legs.has(leg),
      presenceOf: (leg) => this.presenceOf(leg),
    });
    this.focus = new Focus(
      world,
      { ...defaultConferenceSettings, ...settings.conference },
      {
        perform: (effect) => this.#perform(effect),
        watch: (step) => settings.watch?.(step, this),
      },
      settings.memory,
    );
  }

  person(traits: PersonTraits): Person {
    const person = new Person(traits, {
      world: this.world,
      weather: this.settings.weather ?? fairWeather,
      sip: (leg, message) => this.#fromSip(leg, message),
      answered: (leg) => this.#connects(leg),
      silent: (leg) => this.#notice(leg),
      clue: (leg, text) => this.#fromClue(leg, text),
      said: (leg, text) => this.settings.emitted?.({ kind: "clue", by: nameOf(leg), text }),
    });
    this.people.set(traits.name, person);
    return person;
  }

  /** The end of a dialog that a leg of the focus speaks with. */
  presenceOf(leg: LegId): Presence | undefined {
    return this.#presences.get(leg);
  }

  /** What the endpoint of a leg knows of the roster, once it follows it. */
  subscriberOf(leg: LegId): Subscriber | undefined {
    return this.followers.all.get(rosterOfLeg(leg));
  }

  /** Somebody follows the roster without being in the conference. */
  watch(name: string): void {
    this.followers.follow(`watch-${name}` as SubscriptionId, undefined, () => true);
  }

  /** The focus dies with all its dialogs and is started again; nobody else is told. */
  crash(): void {
    for (const { sipUp, sipDown, clueUp, clueDown } of this.#presences.values()) {
      for (const link of [sipUp, sipDown, clueUp, clueDown]) link.cut();
    }
    this.#signalling.forget();
    this.followers.forget();
    this.referrals.forget();
    this.focus.crash();
  }

  #fromClue(leg: LegId, text: string): void {
    const parsed = parseClueMessage(text);
    if (parsed.ok) {
      this.settings.trace?.(nameOf(leg), "focus", `CLUE ${summariseClue(parsed.value)}`);
    }
    this.focus.receive({ type: "clue-received", leg, text });
  }

  #fromSip(leg: LegId, message: ToFocus): void {
    const name = nameOf(leg);
    const label = sipLabel(message);
    if (label !== undefined) this.settings.trace?.(name, "focus", label);
    if (message.type === "invite") {
      const person = this.people.get(name);
      if (person?.presence?.leg === leg) this.#presences.set(leg, person.presence);
    }
    this.#signalling.received(leg, message);
    if (message.type === "ack") this.#follow(leg);
  }

  /** Whoever has joined follows the roster, as long as their endpoint lives. */
  #follow(leg: LegId): void {
    const { entity, instance } = this.people.get(nameOf(leg))?.caller ?? {};
    const subscriber = entity && { entity, ...(instance !== undefined && { instance }) };
    this.followers.follow(
      rosterOfLeg(leg),
      subscriber || undefined,
      () => this.presenceOf(leg)?.endpoint.over === false,
    );
  }

  /** A closed socket is seen at once, a silent one within five seconds (G2). */
  #notice(leg: LegId): void {
    this.world.after(this.dice.oneIn(2) ? 0 : this.dice.between(1_000, 5_000), () => {
      const presence = this.presenceOf(leg);
      const down = !presence || !presence.sipUp.up || presence.endpoint.over;
      if (down) this.focus.receive({ type: "flow-lost", leg });
    });
  }

  #perform(effect: ConferenceEffect): void {
    this.#trace(effect);
    switch (effect.type) {
      case "open-transport":
        this.world.after(this.dice.between(2, 10), () => this.#transportReady(effect.leg));
        return;
      case "answer-invite":
      case "refuse-invite":
      case "answer-offer":
      case "refuse-offer":
      case "send-reinvite":
      case "answer-message":
      case "send-message":
      case "send-bye":
        return this.#signalling.perform(effect);
      case "send-clue":
        this.settings.emitted?.({ kind: "clue", by: "focus", text: effect.text });
        return this.presenceOf(effect.leg)?.clueDown.send(effect.text);
      case "close-transport":
        this.#signalling.over(effect.leg);
        return this.presenceOf(effect.leg)?.clueDown.cut();
      case "send-notify":
        this.#emittedBody(effect.body);
        return this.followers.perform(effect);
      case "answer-refer":
      case "finish-refer":
        return this.referrals.perform(effect);
      case "send-invite":
      case "cancel-invite":
      case "answer-bye":
      case "answer-info":
      case "ask-to-mute":
      case "lower-hand":
      case "apply-plan":
      case "note-clue-fault":
        return;
      case "reopen-transport":
        this.world.after(this.dice.between(2, 10), () => this.#transportReady(effect.leg));
        return;
      case "connect-transport":
        return this.#connects(effect.leg);
      case "close-clue":
        return failChannel(this, effect.leg);
      default:
        return assertNever(effect);
    }
  }

  #emittedBody(text: string | undefined): void {
    if (text === undefined) return;
    this.settings.emitted?.({ kind: "conference-info", by: "focus", text });
  }

  #trace(effect: ConferenceEffect): void {
    const label = effectLabel(effect);
    if (label === undefined || !("leg" in effect || "subscription" in effect)) return;
    const party = "leg" in effect ? effect.leg : effect.subscription.slice("roster-".length);
    this.settings.trace?.("focus", nameOf(party), label);
  }

  #transportReady(leg: LegId): void {
    if (this.mediaStandsStill) return;
    this.focus.receive({
      type: "transport-ready",
      leg,
      local: {
        ice: { ufrag: `focus${++this.#transports}`, password: "focus-password-of-22-char" },
        fingerprint: { algorithm: "sha-256", value: "CD:EF" },
        setup: "active",
        candidates: ["1 1 UDP 2122317823 127.0.0.1 9 typ host"],
      },
    });
  }

  #connects(leg: LegId): void {
    this.world.after(this.dice.between(30, 90), () => {
      loseClue(this.presenceOf(leg));
      this.#connected(leg);
    });
  }

  #connected(leg: LegId): void {
    const presence = this.presenceOf(leg);
    if (!presence || presence.endpoint.over || !presence.clueUp.up) return;
    this.focus.receive({ type: "transport-connected", leg });
    if (presence.endpoint.session.channel) {
      presence.endpoint.feed({ type: "channel-opened" });
      this.focus.receive({ type: "clue-opened", leg });
    }
  }
}

function nameOf(leg: string): string {
  return leg.replace(/-\d+$/, "");
}
