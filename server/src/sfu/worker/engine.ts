import type { Instant } from "@parley/shared/lib";
import type { LegId, LegPlan } from "@parley/shared/switching";
import type { MediaEvent, TransportParameters } from "../../focus/ports.ts";
import { CLUE_MESSAGES_PER_SECOND_MAX } from "../limits.ts";
import type { LearnedStream } from "../switchboard/demultiplexer.ts";
import { Switchboard, type Turn } from "../switchboard/switchboard.ts";
import type { LegCounters } from "../switchboard/switched-leg.ts";
import type { OpenTransport, Transport, TransportListener } from "../transport/transport.ts";
import type { OpenLeg } from "./messages.ts";

interface EngineLeg {
  readonly incarnation: number;
  readonly conference: string;
  transport: Transport | undefined;
  clueWindowStart: Instant;
  clueMessages: number;
}

/** What the engine needs of its process. */
export interface EngineEnvironment {
  readonly silenceMs: number;
  readonly openTransport: OpenTransport;
  readonly now: () => Instant;
  readonly emit: (incarnation: number, event: MediaEvent) => void;
  /** Told of each stream that is recognised for the first time. */
  readonly learned: (leg: LegId, stream: LearnedStream) => void;
}

/** Joins transports and switchboards, one switchboard per conference. Decides nothing of either. */
export class MediaEngine {
  readonly #environment: EngineEnvironment;
  readonly #legs = new Map<LegId, EngineLeg>();
  readonly #switchboards = new Map<string, Switchboard>();

  constructor(environment: EngineEnvironment) {
    this.#environment = environment;
  }

  /** A leg that is open already gets a new transport and keeps its plan and its seats' numbers. */
  open(open: OpenLeg): void {
    const before = this.#legs.get(open.leg);
    if (before && before.conference !== open.conference) this.close(open.leg);
    else before?.transport?.close();
    const { incarnation, conference, remote, clueStreamId } = open;
    const now = this.#environment.now();
    const leg: EngineLeg = {
      incarnation,
      conference,
      transport: undefined,
      clueWindowStart: now,
      clueMessages: 0,
    };
    this.#legs.set(open.leg, leg);
    this.#switchboard(conference).open(open.leg);
    leg.transport = this.#environment.openTransport(
      {
        name: open.leg,
        ...(remote && { remote }),
        ...(clueStreamId !== undefined && { clueStreamId }),
      },
      this.#listener(open.leg, leg),
    );
  }

  connect(id: LegId, remote: TransportParameters): void {
    this.#legs.get(id)?.transport?.connect(remote);
  }

  apply(plan: LegPlan): void {
    const leg = this.#legs.get(plan.leg);
    if (!leg) return;
    this.#perform(this.#switchboard(leg.conference).apply(plan, this.#environment.now()));
  }

  sendClue(id: LegId, text: string): void {
    this.#legs.get(id)?.transport?.sendClue(text);
  }

  closeClue(id: LegId): void {
    this.#legs.get(id)?.transport?.closeClue();
  }

  close(id: LegId): void {
    const leg = this.#legs.get(id);
    if (!leg) return;
    this.#legs.delete(id);
    leg.transport?.close();
    const switchboard = this.#switchboards.get(leg.conference);
    switchboard?.close(id);
    if (switchboard?.size === 0) this.#switchboards.delete(leg.conference);
  }

  tick(): void {
    const now = this.#environment.now();
    for (const switchboard of this.#switchboards.values()) this.#perform(switchboard.tick(now));
  }

  counters(): LegCounters[] {
    return [...this.#switchboards.values()].flatMap((switchboard) => switchboard.counters());
  }

  #switchboard(conference: string): Switchboard {
    const known = this.#switchboards.get(conference);
    if (known) return known;
    const made = new Switchboard(this.#environment.silenceMs);
    this.#switchboards.set(conference, made);
    return made;
  }

  #perform(turn: Turn): void {
    for (const { leg, packets } of turn.outgoing) this.#legs.get(leg)?.transport?.send(packets);
    for (const event of turn.events) {
      const leg = this.#legs.get(event.leg);
      if (!leg) continue;
      if (event.type === "stream-learned") this.#environment.learned(event.leg, event.stream);
      else this.#environment.emit(leg.incarnation, event);
    }
  }

  #listener(id: LegId, leg: EngineLeg): TransportListener {
    const emit = (event: MediaEvent): void => this.#environment.emit(leg.incarnation, event);
    return {
      ready: (local) => emit({ type: "transport-ready", leg: id, local }),
      connected: () => emit({ type: "transport-connected", leg: id }),
      packets: (packets) => {
        const switchboard = this.#switchboards.get(leg.conference);
        if (switchboard) this.#perform(switchboard.receive(id, packets, this.#environment.now()));
      },
      clueOpened: () => {
        if (this.#floods(leg)) this.#fail(id, leg, "the peer opens CLUE channels without end");
        else emit({ type: "clue-opened", leg: id });
      },
      clueReceived: (text) => {
        if (this.#floods(leg)) this.#fail(id, leg, "the peer floods its CLUE channel");
        else emit({ type: "clue-received", leg: id, text });
      },
      clueClosed: () => emit({ type: "clue-closed", leg: id }),
      closed: () => this.#closedByPeer(id, leg),
      failed: (reason) => this.#fail(id, leg, reason),
    };
  }

  /**
   * Who leaves closes its media too, and its BYE comes another way: overtaken, it still says that
   * nobody was lost. Silence is all that is known; what it means is for the signalling to say.
   */
  #closedByPeer(id: LegId, leg: EngineLeg): void {
    leg.transport?.close();
    leg.transport = undefined;
    this.#environment.emit(leg.incarnation, { type: "media-silent", leg: id, closed: true });
  }

  #fail(id: LegId, leg: EngineLeg, reason: string): void {
    leg.transport?.close();
    leg.transport = undefined;
    this.#environment.emit(leg.incarnation, { type: "transport-failed", leg: id, reason });
  }

  #floods(leg: EngineLeg): boolean {
    const now = this.#environment.now();
    if (now - leg.clueWindowStart >= 1_000) {
      leg.clueWindowStart = now;
      leg.clueMessages = 0;
    }
    leg.clueMessages += 1;
    return leg.clueMessages > CLUE_MESSAGES_PER_SECOND_MAX;
  }
}
