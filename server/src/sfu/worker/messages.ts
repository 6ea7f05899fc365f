import type { LegId, LegPlan } from "@parley/shared/switching";
import type { MediaEvent, TransportParameters } from "../../focus/ports.ts";
import type { LearnedStream } from "../switchboard/demultiplexer.ts";
import type { LegCounters } from "../switchboard/switched-leg.ts";

/** What a worker must know before anything else. */
export interface WorkerSettings {
  readonly bindAddress?: string;
  /** This worker's own UDP port; 0: an ephemeral one per leg. */
  readonly port: number;
  readonly silenceMs: number;
}

export interface OpenLeg {
  readonly leg: LegId;
  /** Tells the events of this opening from those of an earlier one of the same leg. */
  readonly incarnation: number;
  readonly conference: string;
  /** Absent: this end offers, and `connect` brings the peer's half. */
  readonly remote?: TransportParameters;
  readonly clueStreamId?: number;
}

export type ToWorker =
  | { readonly type: "start"; readonly settings: WorkerSettings }
  | { readonly type: "open"; readonly open: OpenLeg }
  | { readonly type: "connect"; readonly leg: LegId; readonly remote: TransportParameters }
  | { readonly type: "apply"; readonly plan: LegPlan }
  | { readonly type: "send-clue"; readonly leg: LegId; readonly text: string }
  | { readonly type: "close-clue"; readonly leg: LegId }
  | { readonly type: "close"; readonly leg: LegId }
  | { readonly type: "count"; readonly request: number };

export type FromWorker =
  | { readonly type: "alive" }
  /** Should this process die, the next will not be told by the sender. */
  | { readonly type: "learned"; readonly leg: LegId; readonly stream: LearnedStream }
  | { readonly type: "event"; readonly incarnation: number; readonly event: MediaEvent }
  | {
      readonly type: "counters";
      readonly request: number;
      readonly counters: readonly LegCounters[];
    };

const TO_WORKER = [
  "start",
  "open",
  "connect",
  "apply",
  "send-clue",
  "close-clue",
  "close",
  "count",
];
const FROM_WORKER = ["alive", "learned", "event", "counters"];

/**
 * Both ends are this very program, so only the kind is looked at: a message of another kind (of
 * the runtime, of a debugger) is none of ours.
 */
export function asToWorker(value: unknown): ToWorker | undefined {
  return hasType(value, TO_WORKER) ? (value as ToWorker) : undefined;
}

export function asFromWorker(value: unknown): FromWorker | undefined {
  return hasType(value, FROM_WORKER) ? (value as FromWorker) : undefined;
}

function hasType(value: unknown, types: readonly string[]): boolean {
  if (typeof value !== "object" || value === null || !("type" in value)) return false;
  return typeof value.type === "string" && types.includes(value.type);
}
