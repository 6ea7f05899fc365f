import type { CaptureId } from "../src/clue/index.ts";
import type {
  Caller,
  ConferenceEffect,
  ConferenceMemory,
  ConferencePolicy,
  ConferenceSettings,
  Leg,
  Participant,
} from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { LegId } from "../src/switching/index.ts";
import type { Endpoint } from "./endpoint.ts";
import type { FocusStep } from "./focus.ts";
import { Meeting } from "./meeting.ts";
import type { Person } from "./person.ts";
import type { Camera } from "./room.ts";

/** Long enough for a join or a leave to be told; shorter than any hold. */
const aMoment = 1_000;

/** Known before anybody came, open to everybody, and never ended by itself. */
const plainPolicy: ConferencePolicy = {
  kind: "pre-defined",
  longLived: false,
  closed: false,
  members: [],
  maxParticipants: 200,
  autoRelease: false,
};

const threeCameras: readonly Camera[] = ["left", "centre", "right"];

/** A meeting on which a rule is played: who did what, and what the focus did about it. */
export class Stage {
  readonly meeting: Meeting;
  readonly steps: FocusStep[] = [];

  constructor(conference: Partial<ConferenceSettings> = {}, policy?: Partial<ConferencePolicy>) {
    this.meeting = new Meeting({
      seed: 1,
      conference,
      ...(policy && { memory: rememberedWith(policy) }),
      watch: (step) => this.steps.push(step),
    });
  }

  /** These people have met, and everybody has settled. */
  static met(...names: readonly string[]): Stage {
    const stage = new Stage();
    for (const name of names) stage.joined(name);
    return stage;
  }

  /** Joins and lets everybody settle. */
  joined(
    name: string,
    traits: Partial<{
      likes: (capture: string) => boolean;
      clue: boolean;
      cameras: Camera[];
      caller: Partial<Caller>;
      namesHeights: boolean;
      narrows: boolean;
    }> = {},
  ): Person {
    const { likes = () => true, clue = true, cameras = threeCameras } = traits;
    const person = this.meeting.person({ ...traits, name, clue, likes, cameras });
    person.join();
    this.settle();
    return person;
  }

  settle(): void {
    this.meeting.world.runUntilQuiet(aMoment);
  }

  pass(milliseconds: number): void {
    this.meeting.world.pass(milliseconds);
  }

  /** By the millisecond, until somebody's new transport is that far. */
  passUntil(name: string, phase: NonNullable<Leg["restart"]>["phase"]): void {
    this.#passUntil(() => this.legOf(name).restart?.phase === phase);
  }

  /** Until offer and answer on somebody's dialog are that far; settled: all is acknowledged. */
  passUntilNegotiation(name: string, phase: Leg["negotiation"]["phase"]): void {
    this.#passUntil(() => this.legOf(name).negotiation.phase === phase);
  }

  #passUntil(isSo: () => boolean): void {
    for (let passed = 0; !isSo(); passed += 1) {
      invariant(passed < aMoment, "it does not come to that");
      this.pass(1);
    }
  }

  /** What the focus did from now on, once everything has settled after it. */
  after(event: () => void): readonly ConferenceEffect[] {
    const before = this.steps.length;
    event();
    this.settle();
    return this.steps.slice(before).flatMap((step) => step.effects);
  }

  get phase(): string {
    return this.meeting.focus.conference.lifecycle.phase;
  }

  /** The participant that somebody's dialog belongs to, or whom they were last. */
  participant(name: string): Participant | undefined {
    const { participants } = this.meeting.focus.conference;
    return [...participants.values()].find(({ instance }) => instance === `secret-of-${name}`);
  }

  /** Asks to see these captures, by the focus's names; what the focus did about it. */
  look(name: string, ...captures: readonly string[]): readonly ConferenceEffect[] {
    const chosen = captures as readonly CaptureId[];
    return this.after(() => this.endpoint(name).look(() => chosen));
  }

  endpoint(name: string): Endpoint {
    const endpoint = this.meeting.people.get(name)?.presence?.endpoint;
    invariant(endpoint, `${name} is not there`);
    return endpoint;
  }

  /** The focus's end of somebody's dialog. */
  legOf(name: string): Leg {
    const leg = this.meeting.focus.conference.legs.get(this.leg(name));
    invariant(leg, `${name} has no leg`);
    return leg;
  }

  leg(name: string): LegId {
    return this.meeting.people.get(name)?.presence?.leg ?? (`${name}-gone` as LegId);
  }

  /** Names of those whom an effect of this type went to, in order. */
  static recipients(effects: readonly ConferenceEffect[], type: "send-reinvite" | "send-bye") {
    return effects.flatMap((effect) => (effect.type === type ? [nameOf(effect.leg)] : []));
  }

  /** Names of those who were sent an advertisement, in order. */
  static advertisedTo(effects: readonly ConferenceEffect[]): readonly string[] {
    return effects.flatMap((effect) =>
      effect.type === "send-clue" && effect.summary.startsWith("advertisement")
        ? [nameOf(effect.leg)]
        : [],
    );
  }

  /** Statuses that INVITEs were refused with, and the text of the Warning. */
  static refusals(effects: readonly ConferenceEffect[]): readonly string[] {
    return effects.flatMap((effect) =>
      effect.type === "refuse-invite"
        ? [[effect.status, effect.warning?.text].filter((part) => part !== undefined).join(" ")]
        : [],
    );
  }

  /** Who was sent a BYE, with its cause, in order. */
  static byes(effects: readonly ConferenceEffect[]): readonly string[] {
    return effects.flatMap((effect) =>
      effect.type === "send-bye" ? [`${nameOf(effect.leg)} ${effect.reason?.cause}`] : [],
    );
  }

  /** Documents that one person was notified of, in order. */
  static notifications(effects: readonly ConferenceEffect[], to: string): readonly string[] {
    return effects.flatMap((effect) =>
      effect.type === "send-notify" && effect.subscription.startsWith(`roster-${to}-`)
        ? [effect.body ?? ""]
        : [],
    );
  }
}

function rememberedWith(policy: Partial<ConferencePolicy>): ConferenceMemory {
  return {
    uri: "sip:demo@parley.example",
    policy: { ...plainPolicy, ...policy },
    phase: "inactive",
    conversation: {},
    lastParticipants: [],
  };
}

function nameOf(leg: LegId): string {
  return leg.replace(/-\d+$/, "");
}
