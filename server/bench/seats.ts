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
 * answered: first SIP and the roster alone, then with CLUE, where everybody wants to see everybody.
 */
export async function bench(): Promise<BenchRow[]> {
  const sip = await runOfSeats({ ...SIZE, clue: false, perSecond: 400, warmUpSeats: 500 });
  const clue = await runOfSeats({ ...SIZE, clue: true, perSecond: 100, warmUpSeats: 200 });
  return [...joinRows("SIP", sip, JOIN_GOAL_MS), ...joinRows("SIP and CLUE", clue)];
}

function joinRows(what: string, run: RunOfSeats, joinGoalMs?: number): BenchRow[] {
  const { seats, conferences } = SIZE;
  const name = (figure: string) => `${seats} seats in ${conferences}, ${what}: ${figure}`;
  const goal = joinGoalMs !== undefined && { goal: joinGoalMs };
  const { join } = run;
  return [
    { name: name("a join, all threads"), value: join.cpuMs, unit: "ms CPU", ...goal },
    { name: name("a join, the signalling thread"), value: join.signallingCpuMs, unit: "ms CPU" },
    { name: name(`joins, ${run.asked} asked for`), value: join.perSecond, unit: "per second" },
    { name: name("INVITE to 200, p50"), value: join.answeredMs.p50, unit: "ms" },
    { name: name("INVITE to 200, p95"), value: join.answeredMs.p95, unit: "ms" },
    {
      name: name("event loop held up, p99"),
      value: join.loopDelayP99Ms,
      unit: "ms",
      goal: LOOP_GOAL_MS,
    },
    { name: name("memory"), value: run.heldKb, unit: "kB per seat", goal: MEMORY_GOAL_KB },
  ];
}
