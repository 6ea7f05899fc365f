import { assertNever, invariant } from "@parley/shared/lib";
import type { LegId, LegPlan } from "@parley/shared/switching";
import type { MediaEvent, MediaPort, TransportParameters } from "../focus/ports.ts";
import { announcedCandidate } from "./announced-candidate.ts";
import { KnownStreams } from "./known-streams.ts";
import type { MediaSettings } from "./settings.ts";
import type { LegCounters } from "./switchboard/switched-leg.ts";
import { MediaWorker } from "./worker/media-worker.ts";
import type { FromWorker } from "./worker/messages.ts";

interface PlaneLeg {
  readonly slot: WorkerSlot;
  readonly conference: string;
  readonly clueStreamId: number | undefined;
  readonly streams: KnownStreams;
  incarnation: number;
  /** The plan in force: given to the leg's next worker should this one die. */
  plan: LegPlan | undefined;
  /** A transport that was asked for again while there was no process to make it. */
  owed?: { readonly remote: TransportParameters | undefined };
}

interface WorkerSlot {
  readonly worker: MediaWorker;
  /** Whether its process has spoken since it was started last. */
  isAlive: boolean;
  readonly counting: Map<number, (counters: readonly LegCounters[]) => void>;
}

/** The focus's media plane in child processes; every conference is pinned to one of them. */
export class MediaPlane implements MediaPort {
  readonly #onEvent: (event: MediaEvent) => void;
  readonly #announcedAddress: string | undefined;
  readonly #slots: readonly WorkerSlot[];
  readonly #legs = new Map<LegId, PlaneLeg>();
  #incarnations = 0;
  #requests = 0;
  #allAlive = () => {};

  constructor(settings: MediaSettings, onEvent: (event: MediaEvent) => void) {
    this.#onEvent = onEvent;
    this.#announcedAddress = settings.announcedAddress;
    this.#slots = Array.from({ length: settings.workers }, (_, index) =>
      this.#makeSlot(settings, index),
    );
  }

  /** Process ids of the workers alive. */
  get pids(): number[] {
    return this.#slots.flatMap(({ worker }) => worker.pid ?? []);
  }

  /** Whether every worker is there to take legs. */
  get isAlive(): boolean {
    return this.#slots.every(({ isAlive }) => isAlive);
  }

  /** Waits until it is, and no longer than so many milliseconds. */
  alive(mostMs: number): Promise<void> {
    if (this.isAlive) return Promise.resolve();
    return new Promise((resolve) => {
      const impatience = setTimeout(resolve, mostMs);
      this.#allAlive = () => {
        clearTimeout(impatience);
        resolve();
      };
    });
  }

  open(leg: LegId, conference: string, remote: TransportParameters, clueStreamId?: number): void {
    this.#open(leg, conference, remote, clueStreamId);
  }

  reopen(leg: LegId, remote?: TransportParameters): void {
    const before = this.#legs.get(leg);
    if (before) this.#open(leg, before.conference, remote, before.clueStreamId);
  }

  connect(leg: LegId, remote: TransportParameters): void {
    this.#legs.get(leg)?.slot.worker.send({ type: "connect", leg, remote });
  }

  #open(
    leg: LegId,
    conference: string,
    remote: TransportParameters | undefined,
    clueStreamId: number | undefined,
  ): void {
    const before = this.#legs.get(leg);
    const slot = this.#slotFor(conference);
    if (before && before.slot !== slot) before.slot.worker.send({ type: "close", leg });
    const incarnation = (this.#incarnations += 1);
    const plan = before?.plan;
    const streams = before?.streams ?? new KnownStreams();
    const opened = { slot, conference, clueStreamId, streams, incarnation, plan };
    this.#legs.set(leg, opened);
    const channel = clueStreamId !== undefined && { clueStreamId };
    const open = { leg, incarnation, conference, ...(remote && { remote }), ...channel };
    if (slot.worker.send({ type: "open", open })) {
      if (plan) slot.worker.send({ type: "apply", plan: streams.named(plan) });
    } else if (before) {
      this.#legs.set(leg, { ...opened, owed: { remote } });
    } else {
      queueMicrotask(() => this.#fail(leg, incarnation, "the media worker is being restarted"));
    }
  }

  /** A worker that died young is started a moment later: whoever waits for it is served then. */
  #serveOwed(slot: WorkerSlot): void {
    for (const [id, leg] of this.#legs) {
      if (leg.slot === slot && leg.owed) this.reopen(id, leg.owed.remote);
    }
  }

  apply(plan: LegPlan): void {
    const leg = this.#legs.get(plan.leg);
    if (!leg) return;
    leg.plan = plan;
    leg.slot.worker.send({ type: "apply", plan: leg.streams.named(plan) });
  }

  sendClue(leg: LegId, text: string): void {
    this.#legs.get(leg)?.slot.worker.send({ type: "send-clue", leg, text });
  }

  closeClue(leg: LegId): void {
    this.#legs.get(leg)?.slot.worker.send({ type: "close-clue", leg });
  }

  close(leg: LegId): void {
    this.#legs.get(leg)?.slot.worker.send({ type: "close", leg });
    this.#legs.delete(leg);
  }

  /** Of every open leg. A leg that was closed is not among them. */
  async counters(): Promise<LegCounters[]> {
    const answers = await Promise.all(this.#slots.map((slot) => this.#countersOf(slot)));
    return answers.flat();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#slots.map(({ worker }) => worker.stop()));
  }

  #makeSlot(settings: MediaSettings, index: number): WorkerSlot {
    const { bindAddress, port, silenceMs } = settings;
    const address = bindAddress !== undefined && { bindAddress };
    const workerSettings = { ...address, silenceMs, port: port === 0 ? 0 : port + index };
    const slot: WorkerSlot = {
      isAlive: false,
      counting: new Map(),
      worker: new MediaWorker(workerSettings, {
        message: (message) => this.#receive(slot, message),
        died: (reason) => this.#bury(slot, reason),
      }),
    };
    return slot;
  }

  /** The conference's worker; for a new conference the one with the fewest legs. */
  #slotFor(conference: string): WorkerSlot {
    const load = new Map(this.#slots.map((slot) => [slot, 0]));
    for (const leg of this.#legs.values()) {
      if (leg.conference === conference) return leg.slot;
      load.set(leg.slot, (load.get(leg.slot) ?? 0) + 1);
    }
    const [least] = [...load].toSorted(([, a], [, b]) => a - b);
    invariant(least, "there is at least one media worker");
    return least[0];
  }

  #receive(slot: WorkerSlot, message: FromWorker): void {
    switch (message.type) {
      case "alive":
        slot.isAlive = true;
        this.#serveOwed(slot);
        if (this.isAlive) this.#allAlive();
        return;
      case "learned":
        this.#legs.get(message.leg)?.streams.learn(message.stream);
        return;
      case "event":
        if (this.#legs.get(message.event.leg)?.incarnation === message.incarnation) {
          this.#onEvent(announced(message.event, this.#announcedAddress));
        }
        return;
      case "counters":
        slot.counting.get(message.request)?.(message.counters);
        slot.counting.delete(message.request);
        return;
      default:
        return assertNever(message);
    }
  }

  #bury(slot: WorkerSlot, reason: string): void {
    slot.isAlive = false;
    for (const answer of slot.counting.values()) answer([]);
    slot.counting.clear();
    for (const [id, leg] of this.#legs) {
      if (leg.slot !== slot) continue;
      leg.streams.begin();
      this.#fail(id, leg.incarnation, reason);
    }
  }

  #fail(leg: LegId, incarnation: number, reason: string): void {
    if (this.#legs.get(leg)?.incarnation !== incarnation) return;
    this.#onEvent({ type: "transport-failed", leg, reason });
  }

  #countersOf(slot: WorkerSlot): Promise<readonly LegCounters[]> {
    const request = (this.#requests += 1);
    return new Promise((resolve) => {
      slot.counting.set(request, resolve);
      if (!slot.worker.send({ type: "count", request })) {
        slot.counting.delete(request);
        resolve([]);
      }
    });
  }
}

function announced(event: MediaEvent, address: string | undefined): MediaEvent {
  if (event.type !== "transport-ready") return event;
  const candidates = event.local.candidates.map((candidate) =>
    announcedCandidate(candidate, address),
  );
  return { ...event, local: { ...event.local, candidates } };
}
