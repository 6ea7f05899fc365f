import type { Conference, ConferenceInput } from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Message } from "./message-record.ts";
import type { PresenceChange } from "./presence-changes.ts";
import type { TapEvent } from "./tap-event.ts";

export interface Metrics {
  readonly contentType: string;
  metrics(): Promise<string>;
  message(message: Pick<Message, "protocol" | "direction">): void;
  step(step: Extract<TapEvent, { type: "step" }>, changes: readonly PresenceChange[]): void;
  refused(): void;
  broken(): void;
}

/** What can be counted. `conferences` is asked on each scrape: a level is read, not kept in step. */
export function createMetrics(conferences: () => Iterable<Conference>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  levels(registry, conferences);
  const count = counters(registry);
  return {
    contentType: registry.contentType,
    metrics: () => registry.metrics(),
    message: ({ protocol, direction }) => count.messages.inc({ protocol, direction }),
    refused: () => count.refused.inc(),
    broken: () => count.broken.inc(),
    step({ input, effects }, changes) {
      const reinvites = effects.filter((effect) => effect.type === "send-reinvite").length;
      if (reinvites > 0) count.reinvites.inc(reinvites);
      for (const { change } of changes) countChange(count, change, input.type);
    },
  };
}

function levels(registry: Registry, conferences: () => Iterable<Conference>): void {
  const registers = [registry];
  new Gauge({
    name: "parley_conferences",
    help: "Conferences there are.",
    registers,
    collect() {
      this.set([...conferences()].length);
    },
  });
  new Gauge({
    name: "parley_participants",
    help: "Participants by phase.",
    registers,
    labelNames: ["phase"],
    collect() {
      const byPhase = { joining: 0, connected: 0, lost: 0, removed: 0, departed: 0 };
      for (const { participants } of conferences()) {
        for (const { presence } of participants.values()) byPhase[presence.phase] += 1;
      }
      for (const [phase, number] of Object.entries(byPhase)) this.set({ phase }, number);
    },
  });
}

function counters(registry: Registry) {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `parley_${name}_total`, help, labelNames, registers: [registry] });
  return {
    messages: counter("messages", "Messages by protocol and direction.", ["protocol", "direction"]),
    reinvites: counter("reinvites_sent", "Re-INVITEs sent."),
    joins: counter("joins", "Participants that came for the first time."),
    rejoins: counter("rejoins", "Participants that came back into their seat."),
    leaves: counter("leaves", "Participants that left or were lost, by what told.", ["how"]),
    refused: counter("sip_refused", "What came to a SIP socket and was no message, or not let in."),
    broken: counter("mistakes", "Mistakes of our own that were stopped at an edge."),
  };
}

function countChange(
  count: ReturnType<typeof counters>,
  change: PresenceChange["change"],
  how: ConferenceInput["type"],
): void {
  switch (change) {
    case "joined":
      return count.joins.inc();
    case "returned":
      return count.rejoins.inc();
    case "departed":
    case "lost":
      return count.leaves.inc({ how });
    // Counted when it was lost, and when its BYE is answered.
    case "given-up":
    case "removed":
      return;
    default:
      return assertNever(change);
  }
}
