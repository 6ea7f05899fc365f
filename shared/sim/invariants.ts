import {
  type Conference,
  isOwed,
  isReachable,
  type Leg,
  memoryOf,
  rosterOf,
} from "../src/conference/index.ts";
import type { Roster } from "../src/event-package/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { LegId } from "../src/switching/index.ts";
import type { FocusStep } from "./focus.ts";
import type { Meeting } from "./meeting.ts";

/** What must be true after every single step of the focus. */
export function createStepInvariants(): (step: FocusStep, meeting: Meeting) => void {
  const shapes = new Map<LegId, readonly string[]>();
  return (step, meeting) => {
    exactlyTheConsumersAreOwed(step);
    seatsAreStable(step.after, shapes);
    nothingFlowsToOrFromWhoIsGone(step.after, meeting);
    everySeatIsSomeonesOwn(step.after);
    nobodyTakesTheSeatOfAnAbsentOne(step.after);
    whatIsSavedIsWhatIsTrue(step.after, meeting);
  };
}

/**
 * [CON-1] Whoever leaves or is lost: exactly those whose configure names the leaver's captures
 * come to be owed a re-INVITE. Seen where leaves are told of at once (no gathering window).
 */
function exactlyTheConsumersAreOwed({ before, after, input, effects }: FocusStep): void {
  if (before.settings.gather > 0 || !("leg" in input)) return;
  const left = before.legs.get(input.leg);
  const gone =
    input.type === "bye-received" || input.type === "flow-lost" || input.type === "media-silent";
  if (!gone || !left || !isReachable(left)) return;
  const offering = before.offerings.find(({ participant }) => participant === left.participant);
  const captures = new Set(offering?.captures.map(({ captureId }) => captureId));
  for (const leg of before.legs.values()) {
    const later = after.legs.get(leg.id);
    if (!later || leg.id === left.id || !isReachable(leg) || isOwed(leg)) continue;
    if (leg.negotiation.phase !== "settled" || leg.session.channel?.phase !== "active") continue;
    const consumes = (leg.session.channel.provider.configured ?? []).some((encoding) =>
      captures.has(encoding.captureId),
    );
    const reinvited = effects.some(
      (effect) => effect.type === "send-reinvite" && effect.leg === leg.id,
    );
    invariant(
      reinvited === consumes,
      `${leg.id} is ${consumes ? "" : "not "}a consumer of ${left.id} but is ${reinvited ? "" : "not "}re-INVITEd`,
    );
  }
}

/** m-sections keep their place, mid and label for the life of a leg; their number is bounded (G16). */
function seatsAreStable(conference: Conference, shapes: Map<LegId, readonly string[]>): void {
  const { maxAudioSeats, maxVideoSeats } = conference.settings;
  for (const leg of conference.legs.values()) {
    const shape = leg.sections.map((section) =>
      "label" in section ? `${section.mid} ${section.label}` : `${section.mid}`,
    );
    const known = shapes.get(leg.id) ?? [];
    invariant(
      known.every((section, index) => section === shape[index]),
      `the m-sections of ${leg.id} moved`,
    );
    invariant(new Set(shape).size === shape.length, `${leg.id} has an m-section twice`);
    const seats = leg.sections.filter((section) => section.role === "seat").length;
    invariant(seats <= maxAudioSeats + maxVideoSeats, `${leg.id} has ${seats} seats`);
    shapes.set(leg.id, shape);
  }
}

/** G10: a plan in force never names a leg that is gone or not heard from. */
function nothingFlowsToOrFromWhoIsGone(conference: Conference, { focus }: Meeting): void {
  for (const [id, plan] of focus.plans) {
    const leg = conference.legs.get(id);
    invariant(leg, `a plan is in force for ${id}, which is gone`);
    for (const sink of plan.sinks) {
      if (!sink.from) continue;
      const source = conference.legs.get(sink.from.leg);
      invariant(source && isReachable(source), `${id} is sent media of ${sink.from.leg}`);
      invariant(isReachable(leg), `${id} is sent media though it is not heard from`);
      invariant(source.participant !== leg.participant, `${id} is sent its own media`);
    }
  }
}

function everySeatIsSomeonesOwn(conference: Conference): void {
  const seats = new Set<number>();
  const instances = new Set<string>();
  for (const { seat, instance, presence } of conference.participants.values()) {
    if (presence.phase === "departed") continue;
    invariant(!seats.has(seat), `seat ${seat} is taken twice`);
    seats.add(seat);
    invariant(!instance || !instances.has(instance), `${instance} is there twice`);
    if (instance) instances.add(instance);
  }
}

/** Only the absent one's own device, on its way back, has the seat that is kept. */
function nobodyTakesTheSeatOfAnAbsentOne({ participants, absent }: Conference): void {
  for (const kept of absent) {
    for (const { seat, instance, presence } of participants.values()) {
      if (presence.phase === "departed" || presence.phase === "removed") continue;
      const isBack = presence.phase === "joining" && instance === kept.instance;
      invariant(seat !== kept.seat || isBack, `seat ${seat} of an absent one is taken`);
    }
  }
}

/** Saving only what `sameMemory` calls different leaves nothing out. */
function whatIsSavedIsWhatIsTrue(conference: Conference, { focus }: Meeting): void {
  const truth = JSON.stringify(memoryOf(conference));
  invariant(
    truth === undefined || truth === JSON.stringify(focus.memory),
    "what is saved is not what is true",
  );
}

/** At rest everybody has been told the truth, and gets what they asked for. */
export function everybodyKnowsTheTruth(meeting: Meeting): void {
  const { conference } = meeting.focus;
  const roster = describeRoster(rosterOf(conference));
  for (const leg of conference.legs.values()) {
    const endpoint = meeting.presenceOf(leg.id)?.endpoint;
    if (!isReachable(leg)) continue;
    invariant(endpoint && !endpoint.over, `${leg.id} counts as there, but nobody is`);
    const known = meeting.subscribers.get(leg.id)?.known;
    invariant(known, `${leg.id} was never notified`);
    invariant(
      describeRoster(known) === roster,
      `${leg.id} knows the roster ${describeRoster(known)}, it is ${roster}`,
    );
  }
  for (const leg of conference.legs.values()) {
    invariant(!isOwed(leg) || !isReachable(leg), `${leg.id} is still owed a re-INVITE at rest`);
    if (isReachable(leg) && leg.session.channel) toldTheTruth(meeting, leg);
  }
}

function describeRoster(roster: Roster): string {
  const users = roster.users.map(({ entity, displayText, endpoints }) => {
    const states = endpoints.map(
      ({ status, disconnectionMethod = "" }) => status + disconnectionMethod,
    );
    return `${entity} ${displayText} ${states.sort().join()}`;
  });
  return users.sort().join("; ");
}

function toldTheTruth(meeting: Meeting, leg: Leg): void {
  const { conference, plans } = meeting.focus;
  const endpoint = meeting.presenceOf(leg.id)?.endpoint;
  if (!endpoint || endpoint.over) return;
  const known = endpoint.session.channel?.consumer.advertisement?.content.captures ?? [];
  const others = conference.offerings.filter(({ participant }) => participant !== leg.participant);
  const truth = others.flatMap(({ captures }) => captures.map(({ captureId }) => captureId));
  const told = known.map(({ captureId }) => captureId).filter((capture) => capture !== "p0");
  invariant(
    truth.join() === told.join(),
    `${leg.id} believes ${told.join()}, the truth is ${truth.join()}`,
  );
  const chosen = endpoint.configured.map((encoding) => String(encoding.encodingId)).sort();
  const open = endpoint.session.lines
    .filter((line) => line.role === "receiving" && line.active)
    .map((line) => String(line.label))
    .sort();
  invariant(chosen.join() === open.join(), `${leg.id} chose ${chosen}, open are ${open}`);
  const flowing = plans.get(leg.id)?.sinks.filter((sink) => sink.from).length ?? 0;
  invariant(flowing === chosen.length, `${leg.id} chose ${chosen.length}, ${flowing} flow`);
}
