import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Conference, ConferenceEffect, ConferenceInput } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import type { RunningConference } from "../../src/focus/run-conference.ts";
import type { FromRooms, ToRooms } from "./exodus-crowd.ts";
import { run, withGather } from "./meeting.ts";

/** One message to one room because of those who leave. */
export interface Told {
  readonly kind: "advertisement" | "re-INVITE" | "NOTIFY";
  readonly room: string;
  /** The how manieth gathering window had begun last. */
  readonly window: number;
  /** Milliseconds on the monotonic clock. */
  readonly at: number;
}

/** What the focus said while many left, and how long its event loop was held up. */
export interface Exodus {
  readonly told: readonly Told[];
  /** From the last BYE to the last message because of any of them. */
  readonly untilAllToldMs: number;
  readonly loopDelayP99Ms: number;
}

const GATHER_MS = 20;
const SILENCE_MS = 500;
const REST_WITHIN_MS = 20_000;

/** So many rooms leave at equal distances within a second; the others answer whatever they get. */
export async function exodus(rooms: number, leavers: number): Promise<Exodus> {
  const script = fileURLToPath(new URL("./exodus-crowd.ts", import.meta.url));
  const others = fork(script, [`${rooms}`], { execArgv: [], serialization: "advanced" });
  const [first] = (await once(others, "message")) as [FromRooms];
  if (first.type !== "meeting") throw new Error("the rooms say first how they meet");
  const seen = await leave(withGather(first.conference, GATHER_MS), others, leavers);
  others.disconnect();
  return seen;
}

async function leave(before: Conference, others: ChildProcess, leavers: number): Promise<Exodus> {
  const told: Told[] = [];
  const waiting: ConferenceEffect[] = [];
  const windows = new Set<number>();
  const send = () => others.send(waiting.splice(0) satisfies ToRooms);
  const running = run(before, (effect) => {
    if (!isForRooms(effect)) return;
    if (waiting.push(effect) === 1) setImmediate(send);
    const message = toldBy(effect);
    if (message) told.push({ ...message, window: windows.size, at: performance.now() });
  });
  others.on("message", (message: FromRooms) => {
    if (message.type === "inputs") for (const input of message.inputs) running.receive(input);
  });
  // What the other process had worked out beside its state is worked out again before it counts.
  running.receive({ type: "deadline-passed" });
  await rest(running, told);
  told.length = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  for (let leaver = 1; leaver <= leavers; leaver += 1) {
    await pause(Math.max(1, started + (leaver * 1_000) / leavers - performance.now()));
    running.receive(byeOf(`room${leaver}`));
    windows.add(running.state().gatherUntil ?? 0);
  }
  const lastBye = performance.now();
  await rest(running, told);
  delay.disable();
  running.retire();
  const untilAllToldMs = (told.at(-1)?.at ?? Number.NaN) - lastBye;
  return { told, untilAllToldMs, loopDelayP99Ms: delay.percentile(99) / 1e6 };
}

/** Everybody knows all and has answered, and nothing has been said for a while. */
async function rest(running: RunningConference, told: readonly Told[]): Promise<void> {
  const end = performance.now() + REST_WITHIN_MS;
  const isSilent = () => performance.now() - (told.at(-1)?.at ?? 0) > SILENCE_MS;
  do await pause(SILENCE_MS);
  while (!(isSilent() && isAtRest(running.state())) && performance.now() < end);
}

function isAtRest({ subscriptions, legs, offerings }: Conference): boolean {
  return (
    [...subscriptions.values()].every(
      (each) => each.phase !== "active" || (!each.inFlight && each.told === each.roster),
    ) &&
    [...legs.values()].every(
      ({ negotiation, upToDateWith }) =>
        negotiation.phase === "settled" && upToDateWith === offerings,
    )
  );
}

function byeOf(room: string): ConferenceInput {
  const reasons = [{ protocol: "SIP", cause: 200 }];
  return { type: "bye-received", leg: room as LegId, reasons };
}

function isForRooms({ type }: ConferenceEffect): boolean {
  return type === "send-clue" || type === "send-reinvite" || type === "send-notify";
}

function toldBy(effect: ConferenceEffect): Pick<Told, "kind" | "room"> | undefined {
  if (effect.type === "send-reinvite") return { kind: "re-INVITE", room: effect.leg };
  if (effect.type === "send-notify") return { kind: "NOTIFY", room: effect.subscription };
  if (effect.type !== "send-clue" || !effect.summary.startsWith("advertisement")) return undefined;
  return { kind: "advertisement", room: effect.leg };
}
