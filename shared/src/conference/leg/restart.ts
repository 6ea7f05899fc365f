import { addDuration, type Instant, isDue, ms } from "../../lib/index.ts";
import type { SessionDescription } from "../../sdp/index.ts";
import { type TransportParameters, transportOf } from "../../session/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { Leg, Restart } from "../conference.ts";
import { type Draft, drawSsrcs, feedSession } from "../draft.ts";
import type { Section } from "./section.ts";

/** For a transport to be made: a worker that died is started first, 0.3 s on a machine at rest. */
const readyWithin = ms(10_000);

/**
 * From then until it is connected: 0.2 s, and 0.7 s on a machine with ten times the load it has cores
 * for. A new dialog would take that machine more, and what is seen of the room with it.
 */
const connectedWithin = ms(5_000);

/** A transport that fails again sooner than this after it was made anew is not made again. */
const lastsAtLeast = ms(10_000);

/** Where there is a dialog to offer it in, and this is not the next failure of the same row. */
export function restartTransport(draft: Draft, leg: Leg): boolean {
  const { now } = draft.env;
  const { restartedAt } = leg;
  const hasLasted = restartedAt === undefined || addDuration(restartedAt, lastsAtLeast) <= now;
  if (leg.phase !== "confirmed" || leg.restart || !hasLasted) return false;
  reopen(draft, leg, { phase: "opening", until: addDuration(now, readyWithin) });
  draft.effects.push({ type: "reopen-transport", leg: leg.id });
  return true;
}

/**
 * The peer's own ICE restart (RFC 8839 §4.4.1.1.1), whatever of ours is under way and not offered
 * yet: its half is there, ours comes with the answer. New ICE credentials need a new transport here;
 * its fingerprint makes a new DTLS association of it (RFC 8842 §5.4).
 */
export function restartWith(
  draft: Draft,
  leg: Leg,
  {
    remote,
    ...naming
  }: {
    readonly offer: string;
    readonly remote: TransportParameters;
    readonly isLast?: true;
  },
): void {
  const until = addDuration(draft.env.now, readyWithin);
  reopen(draft, { ...leg, remoteTransport: remote }, { phase: "answering", until, ...naming });
  draft.effects.push({ type: "reopen-transport", leg: leg.id, remote });
}

/** One that fails on its way begins anew, once: the worker that it died with has a successor. */
export function restartAgain(draft: Draft, leg: Leg): boolean {
  const { restart, remoteTransport: remote } = leg;
  if (!restart || restart.isLast) return false;
  if (restart.phase !== "answering") return offerInstead(draft, leg);
  restartWith(draft, leg, { offer: restart.offer, remote, isLast: true });
  return true;
}

/** Whether it is that offer of the peer's which has asked for the transport that is on its way. */
export function isRestartOf({ restart }: Leg, offer: string): boolean {
  if (restart?.phase === "answering") return restart.offer === offer;
  return restart?.phase === "connecting" && restart.answered === offer;
}

/** Offers another in its place; false where it is the last already. */
export function offerInstead(draft: Draft, leg: Leg): boolean {
  if (leg.restart?.isLast) return false;
  const until = addDuration(draft.env.now, readyWithin);
  reopen(draft, leg, { phase: "opening", until, isLast: true });
  draft.effects.push({ type: "reopen-transport", leg: leg.id });
  return true;
}

/** Whether these cannot be met on a transport that was made for those. */
export function isAnother(remote: TransportParameters, before: TransportParameters): boolean {
  return (
    remote.ice.ufrag !== before.ice.ufrag ||
    remote.ice.password !== before.ice.password ||
    remote.fingerprint.value.toUpperCase() !== before.fingerprint.value.toUpperCase()
  );
}

function reopen(draft: Draft, leg: Leg, restart: Restart): void {
  const { mendAt: _, ...listening } = leg;
  draft.legs.set(leg.id, { ...listening, restart });
  // The channel went with the transport; the next one has another.
  feedSession(draft, leg.id, { type: "channel-lost" });
  feedSession(draft, leg.id, { type: "setup-started" });
}

export function restartReady(draft: Draft, leg: Leg, local: TransportParameters): void {
  if (leg.restart?.phase !== "opening") return;
  const until = addDuration(draft.env.now, connectedWithin);
  const sections = withNewStreams(draft, leg);
  const restart: Restart = { ...leg.restart, phase: "owed", until, local };
  draft.legs.set(leg.id, { ...leg, sections, restart });
}

/** The leg as the answer to the peer's restart describes it. */
export function withRestartAnswered(
  draft: Draft,
  leg: Leg,
  { offer, local }: { readonly offer: string; readonly local: TransportParameters },
): Leg {
  const until = addDuration(draft.env.now, connectedWithin);
  const isLast = leg.restart?.isLast && { isLast: true as const };
  const restart: Restart = { phase: "connecting", until, answered: offer, ...isLast };
  return { ...leg, sections: withNewStreams(draft, leg), localTransport: local, restart };
}

/**
 * Its seats are new streams (RFC 3550 §8.2): their numbers may go on from nowhere, and a browser that
 * takes them for the ones before waits up to 3 s.
 */
export function withNewStreams(
  draft: Draft,
  { sections }: Pick<Leg, "sections">,
): readonly Section[] {
  return sections.map((section) =>
    "outgoing" in section ? { ...section, outgoing: drawSsrcs(draft) } : section,
  );
}

/** The leg as its next offer leaves it. */
export function withRestartOffered(leg: Leg): Leg {
  const { restart } = leg;
  return restart?.phase === "owed" ? { ...leg, restart: { ...restart, phase: "offered" } } : leg;
}

/** What our offer describes; in force, and so in an answer, is the one before until it is taken. */
export function transportOffered({
  restart,
  localTransport,
}: Leg): TransportParameters | undefined {
  return restart?.phase === "offered" ? restart.local : localTransport;
}

/** What was offered and not taken is owed still. */
export function restartRefused({ restart }: Leg): Pick<Leg, "restart"> {
  return restart?.phase === "offered" ? { restart: { ...restart, phase: "owed" } } : {};
}

/** The peer's half has come with its answer. */
export function restartAnswered(draft: Draft, id: LegId, answer: SessionDescription): void {
  const leg = draft.legs.get(id);
  const remote = transportOf(answer);
  if (leg?.restart?.phase !== "offered" || !remote) return;
  const { local, ...under } = leg.restart;
  const restart: Restart = { ...under, phase: "connecting" };
  draft.legs.set(id, { ...leg, localTransport: local, remoteTransport: remote, restart });
  draft.effects.push({ type: "connect-transport", leg: id, remote });
}

/** Whether a restart is over by it. */
export function restartConnected(draft: Draft, id: LegId): boolean {
  const leg = draft.legs.get(id);
  if (leg?.restart?.phase !== "connecting") return false;
  const { restart: _, ...restarted } = leg;
  draft.legs.set(id, { ...restarted, restartedAt: draft.env.now });
  return true;
}

export function restartDeadline({ restart }: Leg): Instant | undefined {
  return restart?.until;
}

export function isRestartOverdue(leg: Leg, now: Instant): boolean {
  return isDue(restartDeadline(leg), now);
}
