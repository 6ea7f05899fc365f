import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { CrowdProcess } from "./crowd-process.ts";
import { DataChannels } from "./data-channels.ts";
import { type SignallingService, signallingService } from "./signalling-service.ts";

export interface SeatsAsked {
  readonly seats: number;
  readonly conferences: number;
  /** Whether their CLUE channels open. */
  readonly clue: boolean;
  /** INVITEs sent, whatever becomes of those before. */
  readonly perSecond: number;
  /** Until the compiler has done its work: joined, left and forgotten before anything is measured. */
  readonly warmUpSeats: number;
}

export interface RunOfSeats {
  /** Joins asked for, per second. */
  readonly asked: number;
  readonly join: JoinFigures;
  /** What is held for a seat at rest, its transactions over, outside of sockets' own buffers. */
  readonly heldKb: number;
}

interface JoinFigures {
  /** Of the whole process, with its store and garbage collection; a seat's roster and CLUE too. */
  readonly cpuMs: number;
  readonly signallingCpuMs: number;
  readonly perSecond: number;
  readonly answeredMs: { readonly p50: number; readonly p95: number };
  readonly loopDelayP99Ms: number;
}

/** Longest that is waited for all to be told, and for transactions to run out. */
const REST_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 200;
/** Pings keep the focus that busy. */
const IDLE_SHARE = 0.1;

/** Fills the conferences of a service of its own, whose callers are in another process. */
export async function runOfSeats(asked: SeatsAsked): Promise<RunOfSeats> {
  const folder = mkdtempSync(path(tmpdir(), "parley-seats-"));
  const crowd = new CrowdProcess();
  const channels = new DataChannels((seat, text) => crowd.say(seat, text));
  const service = await signallingService(folder, channels);
  channels.serve(service.focus);
  crowd.connect(channels);
  for (let at = 0; at < asked.conferences; at += 1) await service.keep(`c${at}`);
  const { url } = service;
  await crowd.open({ ...asked, url, seats: asked.warmUpSeats });
  await crowd.join(asked.perSecond);
  await quiet();
  await crowd.leave();
  await transactionsOver(service);
  const before = heldBytes();
  await crowd.open({ ...asked, url });
  const join = await measured(asked.seats, () => crowd.join(asked.perSecond));
  await transactionsOver(service);
  const heldKb = (heldBytes() - before) / 1_024 / asked.seats;
  crowd.stop();
  await service.stop();
  rmSync(folder, { recursive: true });
  return { asked: asked.perSecond, join, heldKb };
}

async function measured(
  seats: number,
  joinAll: () => Promise<readonly number[]>,
): Promise<JoinFigures> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const all = process.cpuUsage();
  const signalling = process.threadCpuUsage();
  const started = performance.now();
  delay.enable();
  const times = (await joinAll()).toSorted((a, b) => a - b);
  const seconds = (performance.now() - started) / 1_000;
  await quiet();
  delay.disable();
  const at = (quantile: number) => times[Math.floor(times.length * quantile)] ?? Number.NaN;
  return {
    cpuMs: milliseconds(process.cpuUsage(all)) / seats,
    signallingCpuMs: milliseconds(process.threadCpuUsage(signalling)) / seats,
    perSecond: seats / seconds,
    answeredMs: { p50: at(0.5), p95: at(0.95) },
    loopDelayP99Ms: delay.percentile(99) / 1e6,
  };
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}

/** Everybody has been told everything: nothing goes on but pings. */
async function quiet(): Promise<void> {
  const end = performance.now() + REST_WITHIN_MS;
  let share = 1;
  while (share > IDLE_SHARE && performance.now() < end) {
    const before = performance.eventLoopUtilization();
    await pause(LOOK_EVERY_MS);
    share = performance.eventLoopUtilization(before).utilization;
  }
}

async function transactionsOver(service: SignallingService): Promise<void> {
  const end = performance.now() + REST_WITHIN_MS;
  while (service.transactions() > 0 && performance.now() < end) await pause(LOOK_EVERY_MS);
}

function heldBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
