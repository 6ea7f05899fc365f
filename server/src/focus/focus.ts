import {
  type Conference,
  type ConferenceMemory,
  type ConferencePolicy,
  type ConferenceSettings,
  conferenceName,
  drawToken,
  mayFollow,
  openConference,
  type SubscriptionId,
} from "@parley/shared/conference";
import { addDuration, ms } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import { conferenceUri } from "./conference-uri.ts";
import { performing } from "./perform.ts";
import type {
  Clock,
  Invitation,
  InvitationInput,
  InvitationRequested,
  LegInput,
  MediaEvent,
  MediaPort,
  RemovalRequested,
  SignallingPort,
  SignallingUser,
  StorePort,
  Subscribing,
  SubscriptionInput,
} from "./ports.ts";
import type { Remembered } from "./remembered.ts";
import { Routes } from "./routes.ts";
import { type ConferenceStep, type RunningConference, runConference } from "./run-conference.ts";
import { visitsChanged } from "./visits.ts";

export interface FocusSettings {
  readonly domain: string;
  readonly maxConferences: number;
  /** Whether the first INVITE to an unknown name makes a conference. */
  readonly createOnInvite: boolean;
  /** The name that is no conference, but makes one of each INVITE to it (RFC 4579 §5.4). */
  readonly factory: string;
  readonly conference: ConferenceSettings;
}

export interface FocusParts {
  readonly settings: FocusSettings;
  readonly signalling: SignallingPort;
  readonly media: MediaPort;
  readonly remembered: Remembered;
  readonly store: StorePort;
  readonly clock: Clock;
  /** Told of every step of every conference. */
  readonly tap: (step: ConferenceStep) => void;
  readonly broken: (conference: string, error: unknown) => void;
}

const unknown = { code: 399, text: "123 Session does not exist" };

/**
 * All conferences of this process: those that are remembered, and those that the first INVITE to
 * their URI makes. Brings each message to its conference and decides nothing about it.
 */
export class Focus implements SignallingUser {
  readonly #parts: FocusParts;
  readonly #conferences = new Map<string, RunningConference>();
  readonly #routes = new Routes();
  #closed = false;
  #emptied = () => {};

  constructor(parts: FocusParts) {
    this.#parts = parts;
  }

  inviteReceived(leg: LegId, called: string, invitation: Invitation): void {
    const { signalling, settings, clock } = this.#parts;
    const name = called === settings.factory ? `c-${drawToken(() => clock.random())}` : called;
    if (this.#closed) return signalling.refuseInvite(leg, 503);
    if (!this.mayBeCalled(name)) return signalling.refuseInvite(leg, 404, unknown);
    const running = this.#conferences.get(name) ?? this.#openIfRoom(name);
    if (!running) return signalling.refuseInvite(leg, 503);
    this.#routes.legs.set(leg, running);
    running.receive({ type: "invite-received", leg, ...invitation });
  }

  subscribeReceived(
    subscription: SubscriptionId,
    name: string,
    subscribing: Subscribing,
    opened: () => void,
  ): boolean {
    const running = this.#conferences.get(name);
    if (!running || !mayFollow(running.state(), subscribing.subscriber)) return false;
    this.#routes.subscriptions.set(subscription, running);
    opened();
    running.receive({ type: "subscribe-received", subscription, ...subscribing });
    return true;
  }

  removalRequested(name: string, removal: RemovalRequested): void {
    const running = removal.by ? this.#routes.legs.get(removal.by) : this.#conferences.get(name);
    if (running) running.receive(removal);
    else this.#parts.signalling.answerRefer(removal.refer, 404);
  }

  invitationRequested(name: string, request: InvitationRequested): void {
    const { by } = request;
    // A host's word is good in its own conference, whatever URI it is said to.
    const running = by ? this.#routes.legs.get(by) : this.#conferences.get(name);
    const { signalling } = this.#parts;
    if (!running || this.#closed) signalling.answerRefer(request.refer, running ? 503 : 404);
    else running.receive(request);
  }

  invitationHappened(input: InvitationInput): boolean {
    const running = this.#routes.invitations.get(input.invitation);
    if (running && input.type === "invitation-answered") this.#routes.legs.set(input.leg, running);
    running?.receive(input);
    return running !== undefined;
  }

  received(input: LegInput | SubscriptionInput): boolean {
    const running =
      "leg" in input
        ? this.#routes.legs.get(input.leg)
        : this.#routes.subscriptions.get(input.subscription);
    running?.receive(input);
    return running !== undefined;
  }

  mediaHappened(event: MediaEvent): void {
    this.#routes.legs.get(event.leg)?.receive(event);
  }

  /** Whether an INVITE to this name finds a conference, or makes one. */
  mayBeCalled(name: string): boolean {
    const { settings, remembered } = this.#parts;
    if (this.#conferences.has(name)) return true;
    const memory = remembered.of(name);
    if (memory) return memory.phase !== "released";
    return settings.createOnInvite && conferenceName.test(name);
  }

  /** Names of the conferences that are running. */
  names(): readonly string[] {
    return [...this.#conferences.keys()];
  }

  conferences(): readonly Conference[] {
    return [...this.#conferences.values()].map((running) => running.state());
  }

  conference(name: string): Conference | undefined {
    return this.#conferences.get(name)?.state();
  }

  /** Whether only somebody known may come in: then an INVITE without proof is challenged. */
  needsProof(name: string): boolean {
    return this.#policyOf(name)?.closed ?? false;
  }

  /** Puts a policy in force where the conference is running; one that sleeps finds it later. */
  policyChanged(name: string, policy: ConferencePolicy): void {
    this.#conferences.get(name)?.receive({ type: "policy-changed", policy });
  }

  /** Ends a conference for everyone; false where it is not running. */
  end(name: string, status: 410 | 480): boolean {
    const running = this.#conferences.get(name);
    running?.receive({ type: "end-requested", status, text: endingTexts[status] });
    return running !== undefined;
  }

  /** Takes nobody in any more. */
  close(): void {
    this.#closed = true;
  }

  /** Resolved when the last has left, or `withinMs` is over. */
  empty(withinMs: number): Promise<void> {
    if (this.#conferences.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const { clock } = this.#parts;
      const callOff = clock.wakeAt(addDuration(clock.now(), ms(withinMs)), resolve);
      this.#emptied = () => {
        callOff();
        resolve();
      };
    });
  }

  /** Sends everybody home; long-lived conferences can be started again (S2.38). */
  async adjourn(): Promise<void> {
    this.close();
    for (const running of [...this.#conferences.values()]) {
      running.receive({ type: "end-requested", status: 480, text: "The service is stopping" });
    }
    await this.#parts.remembered.settled();
  }

  /** Where a leg or subscription belongs, for whoever lays a message beside it. */
  whereabouts(
    party: LegId | SubscriptionId,
  ): { readonly conference: string; readonly participant?: string } | undefined {
    const running =
      this.#routes.legs.get(party as LegId) ??
      this.#routes.subscriptions.get(party as SubscriptionId);
    if (!running) return undefined;
    const participant = running.state().legs.get(party as LegId)?.participant;
    return { conference: running.name, ...(participant && { participant }) };
  }

  #policyOf(name: string): ConferencePolicy | undefined {
    return this.conference(name)?.policy ?? this.#parts.remembered.of(name)?.policy;
  }

  #openIfRoom(name: string): RunningConference | undefined {
    const { maxConferences } = this.#parts.settings;
    return this.#conferences.size < maxConferences ? this.#open(name) : undefined;
  }

  #open(name: string): RunningConference {
    const { settings, clock, broken, remembered, signalling, media } = this.#parts;
    const uri = conferenceUri(name, settings.domain);
    const initial = openConference(uri, settings.conference, remembered.of(name));
    const running = runConference(initial, {
      name,
      clock,
      perform: performing(name, signalling, media),
      keep: (memory: ConferenceMemory) => remembered.keep(name, memory),
      notKept: (error) => {
        this.#end(running, 503);
        broken(name, error);
      },
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
    this.#note(step);
    const { participants, subscriptions } = step.after;
    const running = this.#conferences.get(step.conference);
    this.#routes.follow(running, step);
    if (running && participants.size === 0 && subscriptions.size === 0) this.#drop(running);
  }

  #note({ conference, before, after }: ConferenceStep): void {
    const { store, clock, broken } = this.#parts;
    const visits = visitsChanged(conference, before, after, clock.date());
    if (visits.length === 0) return;
    store.note(visits).catch((error: unknown) => broken(conference, error));
  }

  /** Out of the way of a new one; what it has still to say is said. */
  #drop(running: RunningConference): void {
    running.retire();
    if (this.#conferences.get(running.name) !== running) return;
    this.#conferences.delete(running.name);
    if (this.#conferences.size === 0) this.#emptied();
  }

  /** Ends a conference from outside, its people and subscribers told why (RFC 3261 §21.5). */
  #end(running: RunningConference, status: 500 | 503): void {
    const { media, signalling } = this.#parts;
    this.#drop(running);
    const unsaid = running.unsaid();
    const unanswered = new Set(
      unsaid.flatMap((effect) => (effect.type === "answer-invite" ? [effect.leg] : [])),
    );
    // A BYE or a CANCEL acknowledges nothing that could be lost.
    const perform = performing(running.name, signalling, media);
    for (const effect of unsaid) {
      if (effect.type === "send-bye" || effect.type === "cancel-invite") perform(effect);
    }
    const { legs, subscriptions, invitations } = this.#routes.takeOut(running);
    for (const leg of legs) {
      // Not in the state: the very step that was to take it in has failed.
      const phase = running.state().legs.get(leg)?.phase ?? "opening";
      media.close(leg);
      if (phase === "opening" || unanswered.has(leg)) signalling.refuseInvite(leg, status);
      else signalling.sendBye(leg, { protocol: "SIP", cause: status });
    }
    for (const invitation of invitations) signalling.cancelInvite(invitation);
    for (const subscription of subscriptions) {
      signalling.sendNotify(subscription, "terminated;reason=noresource");
    }
  }
}

/** Of the Reason in the BYE to everyone. */
const endingTexts = { 410: "Gone", 480: "Ended for now" } as const;
