import type { Conference } from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import type { DestinationStream } from "pino";
import { Calls } from "./calls.ts";
import { createLog, type LogLevel } from "./log.ts";
import { type Message, MessageRecord } from "./message-record.ts";
import { messageOfSip, messagesOfStep } from "./messages-of.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { presenceChanges } from "./presence-changes.ts";
import type { TapEvent } from "./tap-event.ts";

export interface ObserverSettings {
  readonly logLevel: LogLevel;
  /** Messages kept per conference; 0 keeps none. */
  readonly recordMessages: number;
  /** The conferences there are, asked for on each scrape of the metrics. */
  readonly conferences: () => Iterable<Conference>;
  /** ISO 8601, UTC. */
  readonly date: () => string;
  /** Where log lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

export interface Observer {
  /** The one tap. */
  readonly see: (event: TapEvent) => void;
  /** What was recorded of a conference, oldest first. */
  messages(conference: string): readonly Message[] | undefined;
  readonly metrics: Pick<Metrics, "contentType" | "metrics">;
}

/** Log, metrics and message record, fed by one tap. It changes nothing and asks nothing of anyone. */
export function createObserver(settings: ObserverSettings): Observer {
  const log = createLog(settings.logLevel, settings.destination);
  const metrics = createMetrics(settings.conferences);
  const record = new MessageRecord(settings.recordMessages);
  const calls = new Calls();

  function see(event: TapEvent): void {
    switch (event.type) {
      case "sip": {
        const message = { ...messageOfSip(event, settings.date()), callId: event.callId };
        metrics.message(message);
        return calls.place(message, event.whereabouts).forEach(keep);
      }
      case "step": {
        const changes = presenceChanges(event.before, event.after);
        metrics.step(event, changes);
        for (const change of changes) log.change(event.conference, change, event.input.type);
        for (const message of messagesOfStep(event, settings.date())) {
          metrics.message(message);
          keep(message);
        }
        return;
      }
      case "sip-refused":
        metrics.refused();
        return log.refused(event.why, event.remote);
      case "administered":
        return log.administered(event);
      case "broken":
        metrics.broken();
        return log.broken(event.error, event.conference);
      default:
        return assertNever(event);
    }
  }

  function keep(message: Message): void {
    record.add(message);
    log.message(message);
  }

  return { see, messages: (conference) => record.of(conference), metrics };
}
