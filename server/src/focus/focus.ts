import {
  type Conference,
  type ConferenceEffect,
  type ConferenceSettings,
  openConference,
  type SubscriptionId,
} from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import type {
  Clock,
  Invitation,
  LegInput,
  MediaEvent,
  MediaPort,
  SignallingPort,
  SignallingUser,
  SubscriptionInput,
} from "./ports.ts";
import { type ConferenceStep, type RunningConference, runConference } from "./run-conference.ts";

export interface FocusSettings {
  readonly domain: string;
  readonly maxConferences: number;
  readonly conference: ConferenceSettings;
}

export interface FocusParts {
  readonly settings: FocusSettings;
  readonly signalling: SignallingPort;
  readonly media: MediaPort;
  readonly clock: Clock;
  /** Told of every step of every conference. */
  readonly tap: (step: ConferenceStep) => void;
  readonly broken: (conference: string, error: unknown) => void;
}

/** Conference names people may choose; everything else is no conference (404). */
const conferenceName = /^[\p{L}\p{N}._~-]{1,64}$/u;

/**
 * All conferences of this process: made by the first INVITE to their URI, gone when nobody is
 * left. Brings each message to its conference and decides nothing about it.
 */
export class Focus implements SignallingUser {
  readonly #parts: FocusParts;
  readonly #conferences = new Map<string, RunningConference>();
  readonly #legs = new Map<LegId, RunningConference>();
  readonly #subscriptions = new Map<SubscriptionId, RunningConference>();

  constructor(parts: FocusParts) {
    this.#parts = parts;
  }

  inviteReceived(leg: LegId, name: string, { caller, sdp }: Invitation): void {
    const known = this.#conferences.get(name);
    if (!known && !conferenceName.test(name)) {
      return this.#parts.signalling.refuseInvite(leg, 404);
    }
    if (!known && this.#conferences.size >= this.#parts.settings.maxConferences) {
      return this.#parts.signalling.refuseInvite(leg, 503);
    }
    const running = known ?? this.#open(name);
    this.#legs.set(leg, running);
    running.receive({ type: "invite-received", leg, caller, sdp });
  }

  subscribeReceived(
    subscription: SubscriptionId,
    name: string,
    expiresSeconds: number,
    opened: () => void,
  ): boolean {
    const running = this.#conferences.get(name);
    if (!running) return false;
    this.#subscriptions.set(subscription, running);
    opened();
    running.receive({ type: "subscribe-received", subscription, expiresSeconds });
    return true;
  }

  received(input: LegInput | SubscriptionInput): void {
    const running =
      "leg" in input ? this.#legs.get(input.leg) : this.#subscriptions.get(input.subscription);
    running?.receive(input);
  }

  mediaHappened(event: MediaEvent): void {
    this.#legs.get(event.leg)?.receive(event);
  }

  /** Names of the conferences there are. */
  names(): readonly string[] {
    return [...this.#conferences.keys()];
  }

  conferences(): readonly Conference[] {
    return [...this.#conferences.values()].map((running) => running.state());
  }

  conference(name: string): Conference | undefined {
    return this.#conferences.get(name)?.state();
  }

  /** Where a leg or subscription belongs, for whoever lays a message beside it. */
  whereabouts(
    party: LegId | SubscriptionId,
  ): { readonly conference: string; readonly participant?: string } | undefined {
    const running =
      this.#legs.get(party as LegId) ?? this.#subscriptions.get(party as SubscriptionId);
    if (!running) return undefined;
    const participant = running.state().legs.get(party as LegId)?.participant;
    return { conference: running.name, ...(participant && { participant }) };
  }

  /** Lets everybody go, so that they can come back to whoever serves next. */
  stop(): void {
    for (const running of [...this.#conferences.values()]) this.#end(running, 503);
  }

  #open(name: string): RunningConference {
    const { settings, clock, broken } = this.#parts;
    const initial = openConference(
      `sip:${encodeURIComponent(name)}@${settings.domain}`,
      settings.conference,
    );
    const running = runConference(initial, {
      name,
      clock,
      perform: (effect) => this.#perform(name, effect),
      tap: (step) => this.#stepped(step),
      broken: (error) => {
        this.#end(running, 500);
        broken(name, error);
      },
    });
    this.#conferences.set(name, running);
    return running;
  }

  #stepped(step: ConferenceStep): void {
    this.#parts.tap(step);
    const { input, before, after } = step;
    const { legs, subscriptions, participants } = after;
    for (const leg of before.legs.keys()) if (!legs.has(leg)) this.#legs.delete(leg);
    for (const id of before.subscriptions.keys()) {
      if (!subscriptions.has(id)) this.#subscriptions.delete(id);
    }
    // An INVITE that was refused and a roster that was fetched have come and gone within the step.
    if ("leg" in input && !legs.has(input.leg)) this.#legs.delete(input.leg);
    if ("subscription" in input && !subscriptions.has(input.subscription)) {
      this.#subscriptions.delete(input.subscription);
    }
    const running = this.#conferences.get(step.conference);
    if (running && participants.size === 0 && subscriptions.size === 0) this.#drop(running);
  }

  #drop(running: RunningConference): void {
    running.stop();
    this.#conferences.delete(running.name);
  }

  /** Ends a conference from outside, its people and subscribers told why (RFC 3261 §21.5). */
  #end(running: RunningConference, status: 500 | 503): void {
    const { media, signalling } = this.#parts;
    this.#drop(running);
    for (const [leg, conference] of this.#legs) {
      if (conference !== running) continue;
      // Not in the state: the very step that was to take it in has failed.
      const phase = running.state().legs.get(leg)?.phase ?? "opening";
      media.close(leg);
      if (phase === "opening") signalling.refuseInvite(leg, status);
      else signalling.sendBye(leg, { protocol: "SIP", cause: status });
      this.#legs.delete(leg);
    }
    for (const subscription of running.state().subscriptions.keys()) {
      signalling.sendNotify(subscription, "terminated;reason=noresource");
      this.#subscriptions.delete(subscription);
    }
  }

  #perform(conference: string, effect: ConferenceEffect): void {
    const { media, signalling } = this.#parts;
    switch (effect.type) {
      case "open-transport":
        return media.open(effect.leg, conference, effect.remote, effect.clueStreamId);
      case "close-transport":
        return media.close(effect.leg);
      case "apply-plan":
        return media.apply(effect.plan);
      case "send-clue":
        return media.sendClue(effect.leg, effect.text);
      case "answer-invite":
        return signalling.answerInvite(effect.leg, effect.sdp);
      case "refuse-invite":
        return signalling.refuseInvite(effect.leg, effect.status, effect.warning);
      case "answer-offer":
        return signalling.answerOffer(effect.leg, effect.sdp);
      case "refuse-offer":
        return signalling.refuseOffer(effect.leg, effect);
      case "send-reinvite":
        return signalling.sendReinvite(effect.leg, effect.sdp);
      case "send-bye":
        return signalling.sendBye(effect.leg, effect.reason);
      case "send-notify":
        return signalling.sendNotify(effect.subscription, effect.subscriptionState, effect.body);
      case "note-clue-fault":
        return;
      default:
        return assertNever(effect);
    }
  }
}
