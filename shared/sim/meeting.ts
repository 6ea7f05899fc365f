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
import { Focus, type FocusStep } from "./focus.ts";
import { effectLabel, sipLabel } from "./labels.ts";
import { Link, type Weather } from "./link.ts";
import type { ToFocus } from "./messages.ts";
import { Person, type PersonTraits, type Presence } from "./person.ts";
import { type Notify, Subscriber } from "./subscriber.ts";
import { World } from "./world.ts";

export interface MeetingSettings {
  readonly seed: number;
  readonly weather?: Weather;
  readonly conference?: Partial<ConferenceSettings>;
  /** What the store holds of the conference when the focus starts. */
  readonly memory?: ConferenceMemory;
  readonly watch?: (step: FocusStep, meeting: Meeting) => void;
  /** Told of each message as it leaves: for ladders. */
  readonly trace?: (from: string, to: string, label: string) => void;
}

const fairWeather: Weather = {
  minDelay: 5,
  maxDelay: 5,
  lossOdds: Number.MAX_SAFE_INTEGER,
  resendAfter: 0,
};

/** A BYE and its 200, there and back in fair weather. */
const byeAnsweredWithin = 10;

/** How long a transaction is repeated before it counts as failed: 64*T1 (RFC 3261 §17.1.1.2). */
const transactionTimeout = 32_000;

/** A focus, its people and everything between them, on one clock. */
export class Meeting {
  readonly world: World;
  readonly dice: Dice;
  readonly focus: Focus;
  readonly people = new Map<string, Person>();
  readonly settings: MeetingSettings;
  readonly #presences = new Map<LegId, Presence>();
  readonly #notifications = new Map<SubscriptionId, Link<Notify>>();
  readonly subscribers = new Map<LegId, Subscriber>();
  #cseq = 0;
  readonly #timeouts = new Map<string, () => void>();

  constructor(settings: MeetingSettings) {
    this.settings = settings;
    this.dice = dice(settings.seed);
    this.world = new World(this.dice);
    this.focus = new Focus(
      this.world,
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
      answered: (leg) => {
        this.world.after(this.dice.between(30, 90), () => this.#connected(leg));
      },
      silent: (leg) => this.#notice(leg),
      clue: (leg, text) => this.#fromClue(leg, text),
    });
    this.people.set(traits.name, person);
    return person;
  }

  /** The end of a dialog that a leg of the focus speaks with. */
  presenceOf(leg: LegId): Presence | undefined {
    return this.#presences.get(leg);
  }

  /** The focus dies with all its dialogs and is started again; nobody else is told. */
  crash(): void {
    for (const { sipUp, sipDown, clueUp, clueDown } of this.#presences.values()) {
      for (const link of [sipUp, sipDown, clueUp, clueDown]) link.cut();
    }
    for (const what of [...this.#timeouts.keys()]) this.#clear(what);
    this.#notifications.clear();
    this.focus.crash();
  }

  #fromClue(leg: LegId, text: string): void {
    const parsed = parseClueMessage(text);
    if (parsed.ok) {
      this.settings.trace?.(this.#nameOf(leg), "focus", `CLUE ${summariseClue(parsed.value)}`);
    }
    this.focus.receive({ type: "clue-received", leg, text });
  }

  #fromSip(leg: LegId, message: ToFocus): void {
    const name = this.#nameOf(leg);
    this.settings.trace?.(name, "focus", sipLabel(message));
    switch (message.type) {
      case "invite": {
        const person = this.people.get(name);
        if (person?.presence?.leg === leg) this.#presences.set(leg, person.presence);
        return this.focus.receive({ ...message, type: "invite-received", leg });
      }
      case "ack":
        this.#clear(`ack ${leg}`);
        this.focus.receive({ type: "ack-received", leg });
        return this.#subscribe(leg);
      case "answer":
        if (!this.#clear(reinvite(leg, message.cseq))) return;
        return this.focus.receive({ type: "reinvite-answered", leg, sdp: message.sdp });
      case "offer-failed":
        if (!this.#clear(reinvite(leg, message.cseq))) return;
        return this.focus.receive({ type: "reinvite-failed", leg, status: message.status });
      case "offer":
        return this.focus.receive({
          type: "offer-received",
          leg,
          method: "INVITE",
          sdp: message.sdp,
        });
      case "bye":
        return this.focus.receive({ type: "bye-received", leg, reasons: message.reasons });
      case "options":
        return this.#optionsReceived(leg);
      default:
        return assertNever(message);
    }
  }

  /** Whoever has joined follows the roster, as long as their endpoint lives. */
  #subscribe(leg: LegId): void {
    if (this.subscribers.has(leg)) return;
    const subscription = `roster-${leg}` as SubscriptionId;
    const weather = this.settings.weather ?? fairWeather;
    const answers = new Link<number>(this.world, weather, (status) =>
      this.focus.receive({ type: "notify-answered", subscription, status }),
    );
    const subscriber = new Subscriber(subscription, answers);
    this.subscribers.set(leg, subscriber);
    const notifications = new Link<Notify>(this.world, weather, (notify) => {
      const over = this.#presences.get(leg)?.endpoint.over ?? true;
      if (over) answers.send(481);
      else subscriber.receive(notify);
    });
    this.#notifications.set(subscription, notifications);
    this.focus.receive({ type: "subscribe-received", subscription, expiresSeconds: 360_000 });
  }

  /** A closed socket is seen at once, a silent one within five seconds (G2). */
  #notice(leg: LegId): void {
    this.world.after(this.dice.oneIn(2) ? 0 : this.dice.between(1_000, 5_000), () => {
      const presence = this.#presences.get(leg);
      const down = !presence || !presence.sipUp.up || presence.endpoint.over;
      if (down) this.focus.receive({ type: "flow-lost", leg });
    });
  }

  /** The dialog is heard of on a new flow: what was pending on the old one has failed. */
  #optionsReceived(leg: LegId): void {
    if (!this.focus.conference.legs.has(leg)) {
      return this.#presences.get(leg)?.sipDown.send({ type: "gone" });
    }
    if (this.#clearReinvites(leg)) {
      this.focus.receive({ type: "reinvite-failed", leg, status: 503 });
    }
    this.focus.receive({ type: "flow-restored", leg });
  }

  #perform(effect: ConferenceEffect): void {
    this.#trace(effect);
    switch (effect.type) {
      case "open-transport":
        this.world.after(this.dice.between(2, 10), () => this.#transportReady(effect.leg));
        return;
      case "answer-invite":
        this.#sip(effect.leg, { type: "answer", sdp: effect.sdp });
        return this.#expect(`ack ${effect.leg}`, () =>
          this.focus.receive({ type: "ack-missing", leg: effect.leg }),
        );
      case "refuse-invite":
        return this.#sip(effect.leg, { type: "refusal", status: effect.status });
      case "answer-offer":
        this.#sip(effect.leg, { type: "answer", sdp: effect.sdp });
        return this.#expect(`ack ${effect.leg}`, () =>
          this.focus.receive({ type: "ack-missing", leg: effect.leg }),
        );
      case "refuse-offer":
        return this.#sip(effect.leg, { type: "offer-refused", status: effect.status });
      case "send-reinvite":
        this.#cseq += 1;
        this.#sip(effect.leg, { type: "reinvite", cseq: this.#cseq, sdp: effect.sdp });
        return this.#expect(reinvite(effect.leg, this.#cseq), () =>
          this.focus.receive({ type: "reinvite-failed", leg: effect.leg, status: 408 }),
        );
      case "send-bye": {
        const { leg, reason } = effect;
        this.#sip(leg, { type: "bye", ...(reason && { reason }) });
        this.world.after(byeAnsweredWithin, () =>
          this.focus.receive({ type: "bye-answered", leg, status: 200 }),
        );
        return;
      }
      case "send-clue":
        return this.#presences.get(effect.leg)?.clueDown.send(effect.text);
      case "close-transport":
        this.#clear(`ack ${effect.leg}`);
        this.#clearReinvites(effect.leg);
        return this.#presences.get(effect.leg)?.clueDown.cut();
      case "send-notify":
        return this.#notifications.get(effect.subscription)?.send(effect);
      case "answer-bye":
      case "answer-refer":
      case "finish-refer":
      case "apply-plan":
      case "note-clue-fault":
        return;
      default:
        return assertNever(effect);
    }
  }

  #trace(effect: ConferenceEffect): void {
    const label = effectLabel(effect);
    if (label === undefined || !("leg" in effect || "subscription" in effect)) return;
    const party = "leg" in effect ? effect.leg : effect.subscription.slice("roster-".length);
    this.settings.trace?.("focus", this.#nameOf(party), label);
  }

  #sip(leg: LegId, message: Parameters<Presence["sipDown"]["send"]>[0]): void {
    this.#presences.get(leg)?.sipDown.send(message);
  }

  #transportReady(leg: LegId): void {
    this.focus.receive({
      type: "transport-ready",
      leg,
      local: {
        ice: { ufrag: "focus", password: "focus-password-of-22-char" },
        fingerprint: { algorithm: "sha-256", value: "CD:EF" },
        setup: "active",
        candidates: ["1 1 UDP 2122317823 127.0.0.1 9 typ host"],
      },
    });
  }

  #connected(leg: LegId): void {
    const presence = this.#presences.get(leg);
    if (!presence || presence.endpoint.over || !presence.clueUp.up) return;
    this.focus.receive({ type: "transport-connected", leg });
    if (presence.endpoint.session.channel) {
      presence.endpoint.feed({ type: "channel-opened" });
      this.focus.receive({ type: "clue-opened", leg });
    }
  }

  #expect(what: string, late: () => void): void {
    this.#timeouts.set(
      what,
      this.world.after(transactionTimeout, () => {
        this.#timeouts.delete(what);
        late();
      }),
    );
  }

  #clearReinvites(leg: LegId): boolean {
    const pending = [...this.#timeouts.keys()].filter((what) => what.startsWith(reinvite(leg)));
    for (const what of pending) this.#clear(what);
    return pending.length > 0;
  }

  #clear(what: string): boolean {
    this.#timeouts.get(what)?.();
    return this.#timeouts.delete(what);
  }

  #nameOf(leg: string): string {
    return leg.replace(/-\d+$/, "");
  }
}

/** The transaction that an answer belongs to: a late one is nobody's any more. */
function reinvite(leg: LegId, cseq: number | "" = ""): string {
  return `reinvite ${leg} ${cseq}`;
}
