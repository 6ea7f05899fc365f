import type { ConferenceEffect } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import type { RunningConference } from "../src/focus/run-conference.ts";
import { exodus, type Told } from "./leave/exodus.ts";
import { type Meeting, meetingOf, run, withGather } from "./leave/meeting.ts";

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this. */
  readonly goal?: number;
}

const DEFAULT_GATHER_MS = 20;
/** Rooms, how often one of them leaves, and what it may take at most. */
const SIZES = [
  { rooms: 10, leaves: 20 },
  { rooms: 50, leaves: 30, goalMs: 30 },
  { rooms: 200, leaves: 4 },
];
const EXODUS = { rooms: 200, leavers: 50 };
/** With 24 seats for cameras everybody watches the first eight rooms, and nobody the last. */
const WATCHED_ROOMS = 8;
/** Until the compiler has done its work; these leaves are not measured. */
const WARM_UP_LEAVES = 4;

/**
 * Leaves in a conference of rooms without media, three cameras each, in which everybody has
 * configured all there are seats for. Every leave begins from the same state, of another room each
 * time, so that no text made for the one before serves again.
 */
export async function bench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { rooms, leaves, goalMs } of SIZES) {
    const meeting = meetingOf(rooms);
    const first = await leaveTimes(meeting, watched, 0, leaves);
    const last = await leaveTimes(meeting, () => `room${rooms}`, 0, leaves);
    const gathered = await leaveTimes(meeting, watched, DEFAULT_GATHER_MS, leaves);
    const goal = goalMs !== undefined && { goal: goalMs };
    rows.push(
      { ...timeRow(rooms, "whom all watch, gather 0", first, 0.5), ...goal },
      timeRow(rooms, "whom all watch, gather 0", first, 0.95),
      { ...timeRow(rooms, "whom nobody watches, gather 0", last, 0.5), ...goal },
      timeRow(rooms, `whom all watch, gather ${DEFAULT_GATHER_MS}`, gathered, 0.5),
      ...messageRows(meeting, rooms),
      memoryRow(meeting, rooms),
    );
  }
  return [...rows, ...(await exodusRows())];
}

/** Many leave within a second, so that almost every gathering window has its leave. */
async function exodusRows(): Promise<BenchRow[]> {
  const { told, untilAllToldMs, loopDelayP99Ms } = await exodus(EXODUS.rooms, EXODUS.leavers);
  const name = (what: string) => `${EXODUS.leavers} of ${EXODUS.rooms} leave in a second: ${what}`;
  const kinds = ["advertisement", "re-INVITE", "NOTIFY"] as const;
  const remaining = EXODUS.rooms - EXODUS.leavers;
  return [
    { name: name("last BYE to the last message"), value: untilAllToldMs, unit: "ms" },
    ...kinds.flatMap((kind) => {
      const ofKind = told.filter((message) => message.kind === kind);
      const most = mostAtATime(ofKind);
      return [
        { name: name(`${kind}s`), value: ofKind.length / remaining, unit: "per remaining one" },
        { name: name(`${kind}s`), value: most, unit: "to one in one window, at most", goal: 1 },
      ];
    }),
    { name: name("event loop held up, p99"), value: loopDelayP99Ms, unit: "ms" },
  ];
}

/** Most messages that one room got because of one gathering window. */
function mostAtATime(told: readonly Told[]): number {
  const counts = new Map<string, number>();
  for (const { room, window } of told) {
    const key = `${room} ${window}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

function watched(leave: number): string {
  return `room${1 + (leave % WATCHED_ROOMS)}`;
}

/** For each leave, ms from the BYE to the last advertisement, re-INVITE and NOTIFY sent. */
async function leaveTimes(
  { conference }: Meeting,
  room: (leave: number) => string,
  gatherMs: number,
  leaves: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  const before = withGather(conference, gatherMs);
  for (let leave = 0; leave < WARM_UP_LEAVES + leaves; leave += 1) {
    globalThis.gc?.();
    times.push(await leaveTime(before, room(leave)));
  }
  return times.slice(WARM_UP_LEAVES);
}

function leaveTime(conference: Meeting["conference"], room: string): Promise<number> {
  return new Promise((resolve) => {
    let lastSent = 0;
    let notified = 0;
    const perform = (effect: ConferenceEffect) => {
      if (kindOf(effect) === undefined) return;
      lastSent = performance.now();
      if (effect.type === "send-notify") notified += 1;
      // NOTIFYs come last: with the last of them everybody has been told.
      if (notified === conference.subscriptions.size) queueMicrotask(done);
    };
    const running: RunningConference = run(conference, perform);
    const started = performance.now();
    const done = () => {
      running.retire();
      resolve(lastSent - started);
    };
    running.receive(byeOf(room));
  });
}

/** What goes to each of the others because of one leave, until everybody has a new picture. */
function messageRows(meeting: Meeting, rooms: number): BenchRow[] {
  const { conference, crowd } = meeting;
  const counts = new Map<string, number>();
  let clueBytes = 0;
  const running = run(withGather(conference, 0), (effect) => {
    const kind = kindOf(effect);
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (effect.type === "send-clue" && kind) clueBytes = Math.max(clueBytes, effect.text.length);
    crowd.perform(effect);
  });
  meeting.host = running;
  crowd.leave("room1" as LegId);
  crowd.deliver();
  running.retire();
  const name = (what: string) => `leave, N = ${rooms}, whom all watch: ${what}`;
  const rows = [...counts].map(([kind, count]) => ({
    name: name(`${kind}s until everybody has a new picture`),
    value: count / (rooms - 1),
    unit: "per remaining participant",
  }));
  const size = { name: name("largest advertisement"), value: clueBytes / 1_024, unit: "kB" };
  return [...rows, size];
}

/** The state is data: what a copy of it takes is what it takes. Texts remembered by printers are not in it. */
function memoryRow({ conference }: Meeting, rooms: number): BenchRow {
  const before = heapUsed();
  const copy = structuredClone(conference);
  const taken = heapUsed() - before;
  return {
    name: `state of a conference, N = ${rooms}`,
    value: taken / 1_024 / copy.legs.size,
    unit: "kB per seat",
  };
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function byeOf(room: string) {
  const reasons = [{ protocol: "SIP", cause: 200 }];
  return { type: "bye-received", leg: room as LegId, reasons } as const;
}

/** What a leave makes the focus say, by its name; undefined for everything else. */
function kindOf(effect: ConferenceEffect): string | undefined {
  if (effect.type === "send-reinvite") return "re-INVITE";
  if (effect.type === "send-notify") return "NOTIFY";
  if (effect.type !== "send-clue") return undefined;
  return effect.summary.startsWith("advertisement") ? "advertisement" : undefined;
}

function timeRow(rooms: number, who: string, times: readonly number[], quantile: number): BenchRow {
  const sorted = times.toSorted((a, b) => a - b);
  const value = sorted[Math.min(Math.floor(sorted.length * quantile), sorted.length - 1)];
  return {
    name: `leave, N = ${rooms}, ${who}: BYE to the last message, p${quantile * 100}`,
    value: value ?? Number.NaN,
    unit: "ms",
  };
}
