import { addDuration, type Duration, type Instant } from "../lib/index.ts";
import type { Consumer } from "./consumer.ts";
import type { Provider } from "./provider.ts";

/** Something that a dialogue waits for, and until when. */
export interface Watch {
  readonly awaited: "ack" | "configureResponse" | "choice";
  /** Of the message that it is to answer. */
  readonly sequenceNr: number;
  readonly until: Instant;
}

export interface Patience {
  readonly responseTimeout: Duration;
  /** How long an ack may wait for a configure to go out with. */
  readonly ackDelay: Duration;
}

interface Awaiting {
  readonly provider: Provider;
  readonly consumer: Consumer;
}

/**
 * Holds what the two machines wait for against what is watched: who waits for the same as before keeps its deadline.
 *
 * A configure is not waited for with a deadline: the consumer may need a person to choose (RFC 8847 §6.2), and nobody is
 * the worse for it.
 */
export function watchOver(
  awaiting: Awaiting,
  watches: readonly Watch[],
  patience: Patience,
  now: Instant,
): readonly Watch[] {
  return awaitedBy(awaiting).map(({ awaited, sequenceNr }) => {
    const former = watches.find(
      (watch) => watch.awaited === awaited && watch.sequenceNr === sequenceNr,
    );
    const { ackDelay, responseTimeout } = patience;
    const until = addDuration(now, awaited === "choice" ? ackDelay : responseTimeout);
    return former ?? { awaited, sequenceNr, until };
  });
}

function awaitedBy({ provider, consumer }: Awaiting): readonly Omit<Watch, "until">[] {
  const awaited: Omit<Watch, "until">[] = [];
  if (provider.phase === "wait-for-ack") {
    awaited.push({ awaited: "ack", sequenceNr: provider.sent.sequenceNr });
  }
  if (consumer.phase === "wait-for-conf-response") {
    awaited.push({ awaited: "configureResponse", sequenceNr: consumer.confSequenceNr });
  }
  if (consumer.phase === "adv-processing") {
    awaited.push({ awaited: "choice", sequenceNr: consumer.advertisement.sequenceNr });
  }
  return awaited;
}
