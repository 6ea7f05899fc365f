import { addDuration, type Duration, type Instant, ms } from "@parley/shared/lib";

/** How a connection is known to live: only by what is received; what we send proves nothing. */
export interface Liveness {
  readonly heardAt: Instant;
  readonly pingAt: Instant;
}

export interface LivenessPolicy {
  readonly pingInterval: Duration;
  /** Nothing at all received for so long: lost. */
  readonly silence: Duration;
}

export function openLiveness(now: Instant, policy: LivenessPolicy): Liveness {
  return { heardAt: now, pingAt: addDuration(now, policy.pingInterval) };
}

export function heard(liveness: Liveness, now: Instant): Liveness {
  return { ...liveness, heardAt: now };
}

/** What to do when the deadline has passed. */
export function wakeLiveness(
  before: Liveness,
  now: Instant,
  policy: LivenessPolicy,
): [Liveness, "lost" | "ping" | undefined] {
  const liveness = listenedTo(before, now, policy);
  if (now >= addDuration(liveness.heardAt, policy.silence)) return [liveness, "lost"];
  if (now < liveness.pingAt) return [liveness, undefined];
  return [{ ...liveness, pingAt: addDuration(now, policy.pingInterval) }, "ping"];
}

/**
 * Silence counts only while we listen: if we wake late, because the process was held up, what
 * the peer said meanwhile is still unread.
 */
function listenedTo(liveness: Liveness, now: Instant, policy: LivenessPolicy): Liveness {
  const late = now - livenessDeadline(liveness, policy);
  if (late <= policy.pingInterval) return liveness;
  return { ...liveness, heardAt: addDuration(liveness.heardAt, ms(late)) };
}

export function livenessDeadline(liveness: Liveness, policy: LivenessPolicy): Instant {
  const silentAt = addDuration(liveness.heardAt, policy.silence);
  return silentAt < liveness.pingAt ? silentAt : liveness.pingAt;
}
