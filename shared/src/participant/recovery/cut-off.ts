import type { Participant } from "../participant.ts";
import { isToBeTold } from "./comeback.ts";
import type { LossCause } from "./loss-cause.ts";
import { isAttempt, type Outage } from "./recovery.ts";

/** Why it is cut off now; nothing while it is not. A device without network needs no other reason. */
export function causeOf(participant: Participant): LossCause | undefined {
  const outage = outageOf(participant);
  if (!outage && participant.media.phase !== "interrupted") return undefined;
  if (participant.network === "gone") return "network-gone";
  return outage?.cause ?? "media-lost";
}

/** The attempts there are, or that came to a dialog of which only the roster is missing. */
export function outageOf({ recovery, comeback }: Participant): Outage | undefined {
  if (isAttempt(recovery)) return recovery.outage;
  return recovery.phase === "settled" && isToBeTold(comeback) ? recovery.after : undefined;
}
