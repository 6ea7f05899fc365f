import {
  type Conference,
  type ConferenceEffect,
  type ConferenceInput,
  type ConferenceMemory,
  type ConferenceSettings,
  conferenceDeadline,
  memoryOf,
  openConference,
  sameMemory,
  stepConference,
} from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { LegId, LegPlan } from "../src/switching/index.ts";
import type { World } from "./world.ts";

export interface FocusStep {
  readonly before: Conference;
  readonly after: Conference;
  readonly input: ConferenceInput;
  readonly effects: readonly ConferenceEffect[];
}

/** Who performs what the focus wants done, and who watches it. */
export interface FocusSurroundings {
  perform(effect: ConferenceEffect): void;
  watch(step: FocusStep): void;
}

const conferenceUri = "sip:demo@parley.example";

/** The focus of the simulated world: the real decisions, a virtual clock, a store that is never late. */
export class Focus {
  readonly #world: World;
  readonly #surroundings: FocusSurroundings;
  readonly #settings: ConferenceSettings;
  readonly #queue: ConferenceInput[] = [];
  #running = false;
  #callOff = () => {};
  conference: Conference;
  /** What the store holds: saved after each step that changed it, as the driver does. */
  memory: ConferenceMemory | undefined;
  /** What the media plane has in force. */
  readonly plans = new Map<LegId, LegPlan>();
  /** Legs with a re-INVITE of ours that is not answered yet. */
  readonly reinviting = new Set<LegId>();

  constructor(
    world: World,
    settings: ConferenceSettings,
    surroundings: FocusSurroundings,
    memory?: ConferenceMemory,
  ) {
    this.#world = world;
    this.#settings = settings;
    this.#surroundings = surroundings;
    this.conference = openConference(conferenceUri, settings, memory);
    this.memory = memoryOf(this.conference);
  }

  /** The process dies and is started again: what is left is what was saved, as JSON. */
  crash(): void {
    const saved = this.memory && (JSON.parse(JSON.stringify(this.memory)) as ConferenceMemory);
    this.conference = openConference(conferenceUri, this.#settings, saved);
    this.memory = memoryOf(this.conference);
    this.plans.clear();
    this.reinviting.clear();
    this.#arm();
  }

  receive(input: ConferenceInput): void {
    this.#queue.push(input);
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#advance(next);
    this.#running = false;
    this.#arm();
  }

  #advance(input: ConferenceInput): void {
    if (input.type === "reinvite-answered" || input.type === "reinvite-failed") {
      this.reinviting.delete(input.leg);
    }
    const before = this.conference;
    const env = {
      now: this.#world.now,
      date: this.#world.date(),
      random: () => this.#world.dice.next(),
    };
    const [after, effects] = stepConference(before, input, env);
    this.conference = after;
    const memory = memoryOf(after);
    if (memory && !sameMemory(this.memory, memory)) this.memory = memory;
    for (const effect of effects) this.#perform(effect);
    this.#surroundings.watch({ before, after, input, effects });
  }

  #perform(effect: ConferenceEffect): void {
    if (effect.type === "apply-plan") this.plans.set(effect.plan.leg, effect.plan);
    if (effect.type === "close-transport") {
      this.plans.delete(effect.leg);
      this.reinviting.delete(effect.leg);
    }
    if (effect.type === "send-reinvite") {
      invariant(!this.reinviting.has(effect.leg), "one re-INVITE at a time on one dialog");
      this.reinviting.add(effect.leg);
    }
    this.#surroundings.perform(effect);
  }

  #arm(): void {
    this.#callOff();
    const deadline = conferenceDeadline(this.conference);
    this.#callOff =
      deadline === undefined
        ? () => {}
        : this.#world.at(deadline, () => this.receive({ type: "deadline-passed" }));
  }
}
