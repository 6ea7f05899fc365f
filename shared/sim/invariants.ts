import { type Conference, isReachable, memoryOf } from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { LegId } from "../src/switching/index.ts";
import { createLedger } from "./acknowledged.ts";
import { callersAreAdmittedInOrder, seatsAreGivenBack } from "./admission-oracle.ts";
import { createChatOracle } from "./chat-oracle.ts";
import { endsForEveryone, endsInTime } from "./endings-oracle.ts";
import type { FocusStep } from "./focus.ts";
import {
  exactlyTheConsumersAreReinvited,
  goneOnlyWithReason,
  othersAreToldOn,
} from "./leavers-oracle.ts";
import type { Meeting } from "./meeting.ts";
import { removalsAreAllowed } from "./removals-oracle.ts";

/** What must be true after every single step of the focus. */
export function createStepInvariants(): (step: FocusStep, meeting: Meeting) => void {
  const shapes = new Map<LegId, readonly string[]>();
  const ledger = createLedger();
  const chat = createChatOracle();
  return (step, meeting) => {
    exactlyTheConsumersAreReinvited(step);
    goneOnlyWithReason(step);
    othersAreToldOn(step);
    callersAreAdmittedInOrder(step);
    seatsAreGivenBack(step);
    removalsAreAllowed(step);
    endsForEveryone(step);
    endsInTime(step.after, meeting.world.now);
    ledger(step, meeting.focus.memory);
    chat(step);
    lostChannelsDisturbNobody(step);
    seatsAreStable(step.after, shapes);
    nothingFlowsToOrFromWhoIsGone(step.after, meeting);
    everySeatIsSomeonesOwn(step.after);
    nobodyTakesTheSeatOfAnAbsentOne(step.after);
    whatIsSavedIsWhatIsTrue(step.after, meeting);
  };
}

/** A CLUE channel that is lost leaves all media as they are (RFC 8848 §4.5.4.4). */
function lostChannelsDisturbNobody({ input, before, after, effects }: FocusStep): void {
  if (input.type !== "clue-closed") return;
  const leg = after.legs.get(input.leg);
  const isUntouched = leg?.plan === before.legs.get(input.leg)?.plan;
  invariant(isUntouched, `${input.leg} lost its channel, and media with it`);
  const types = effects.map(({ type }) => type);
  invariant(!types.includes("send-notify"), `somebody is told of the channel of ${input.leg}`);
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
    isEachOnce(
      leg.id,
      leg.sections.flatMap(({ mid }) => mid ?? []),
    );
    isEachOnce(
      leg.id,
      leg.sections.flatMap((section) => (section.role === "seat" ? section.label : [])),
    );
    const seats = leg.sections.filter((section) => section.role === "seat").length;
    invariant(seats <= maxAudioSeats + maxVideoSeats, `${leg.id} has ${seats} seats`);
    shapes.set(leg.id, shape);
  }
}

/** RFC 5888 §4, RFC 4574 §4: no two lines of a description have one mid, or one label. */
function isEachOnce(leg: LegId, names: readonly string[]): void {
  invariant(new Set(names).size === names.length, `two m-sections of ${leg} have one name`);
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
    if (presence.phase === "departed" || presence.phase === "removed") continue;
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
