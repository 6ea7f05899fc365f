import { type RunOfSeats, runOfSeats } from "./seats/run-of-seats.ts";

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this. */
  readonly goal?: number;
}

const SIZE = { seats: 1_000, conferences: 100 };
const MEMORY_GOAL_KB = 60;
/** 400 joins a second on one core. */
const JOIN_GOAL_MS = 2.5;
const LOOP_GOAL_MS = 20;

/**
 * Pages without media in long-lived conferences whose every join is committed to disk before it is
 * answered: SIP and the roster alone, at a rate that can be kept up and at more than that; then with
 * CLUE, where everybody wants to see everybody.
 */
export async function bench(): Promise<BenchRow[]> {
  const calm = await runOfSeats({ ...SIZE, clue: false, perSecond: 100, warmUpSeats: 500 });
  const rushed = await runOfSeats({ ...SIZE, clue: false, perSecond: 400, warmUpSeats: 500 });
  const clue = await runOfSeats({ ...SIZE, clue: true, perSecond: 20, warmUpSeats: 100 });
  return [
    ...joinRows("SIP", calm, { loop: LOOP_GOAL_MS, memory: MEMORY_GOAL_KB }),
    ...joinRows("SIP", rushed, { join: JOIN_GOAL_MS }),
    ...joinRows("SIP and CLUE", clue, {}),
  ];
}

interface Goals {
  readonly join?: number;
  readonly loop?: number;
  readonly memory?: number;
}

function joinRows(what: string, run: RunOfSeats, goals: Goals): BenchRow[] {
  const { seats, conferences } = SIZE;
  const { join, asked } = run;
  const row = (figure: string, value: number, unit: string, goal?: number): BenchRow => ({
    name: `${seats} seats in ${conferences}, ${what}, ${asked} joins/s asked for: ${figure}`,
    value,
    unit,
    ...(goal !== undefined && { goal }),
  });
  return [
    row("a join, all threads", join.cpuMs, "ms CPU", goals.join),
    row("a join, the signalling thread", join.signallingCpuMs, "ms CPU"),
    row("joins", join.perSecond, "per second"),
    row("INVITE to 200, p50", join.answeredMs.p50, "ms"),
    row("INVITE to 200, p95", join.answeredMs.p95, "ms"),
    row("event loop held up, p99", join.loopDelayP99Ms, "ms", goals.loop),
    row("memory", run.heldKb, "kB per seat", goals.memory),
  ];
}
