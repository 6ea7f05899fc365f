import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ms } from "@parley/shared/lib";
import { slopeOf } from "./memory/slope.ts";
import { switchingHeap } from "./memory/switching-heap.ts";
import { CrowdProcess } from "./seats/crowd-process.ts";
import { DataChannels } from "./seats/data-channels.ts";
import { signallingService } from "./seats/signalling-service.ts";

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this. */
  readonly goal?: number;
}

const STAYING = 4;
const VISITS = { together: 20, rounds: 10, warmUpRounds: 5 };
const PER_SECOND = 50;
/** Transactions are over after 64 of them: after each round that is waited for. */
const T1 = ms(50);
const LOOK_EVERY_MS = 50;

/**
 * What the focus holds on to of those who came and went: in one conference that goes on all the
 * while, told by the heap after all that can go has gone. Growth is growth where it is more than the
 * noise of it.
 */
export async function bench(): Promise<BenchRow[]> {
  const { together, rounds } = VISITS;
  return [
    ...growthRows("signalling and conference", await visitedHeap(), together),
    ...growthRows("switching", switchingHeap(rounds, together), together),
  ];
}

/** Bytes in use after each round of visits. */
async function visitedHeap(): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), "parley-memory-"));
  const staying = new CrowdProcess();
  const coming = new CrowdProcess();
  const channels = new DataChannels((seat, text) => {
    (seat.startsWith("stays") ? staying : coming).say(seat, text);
  });
  const service = await signallingService(folder, channels, T1);
  channels.serve(service.focus);
  staying.connect(channels);
  coming.connect(channels);
  await service.keep("c0");
  const asked = { url: service.url, conferences: 1, clue: true };
  await staying.open({ ...asked, seats: STAYING, called: "stays" });
  await staying.join(PER_SECOND);
  const sizes: number[] = [];
  for (let round = 0; round < VISITS.warmUpRounds + VISITS.rounds; round += 1) {
    await coming.open({ ...asked, seats: VISITS.together, called: `comes${round}-` });
    await coming.join(PER_SECOND);
    await coming.leave();
    while (service.transactions() > 0) await pause(LOOK_EVERY_MS);
    if (round >= VISITS.warmUpRounds) sizes.push(heapUsed());
  }
  for (const crowd of [staying, coming]) crowd.stop();
  await service.stop();
  rmSync(folder, { recursive: true });
  return sizes;
}

function growthRows(what: string, sizes: readonly number[], together: number): BenchRow[] {
  const { slope, error } = slopeOf(sizes.map((bytes) => bytes / together / 1_024));
  const visits = sizes.length * together;
  return [
    {
      name: `${what}: heap, growth a visit over ${visits}; goal: twice its standard error`,
      value: slope,
      unit: "kB",
      goal: Number((2 * error).toPrecision(3)),
    },
    {
      name: `${what}: heap, at the end`,
      value: (sizes.at(-1) ?? Number.NaN) / 1_048_576,
      unit: "MB",
    },
  ];
}

/** After everything that can go has gone: also what only the first collection has let go. */
function heapUsed(): number {
  for (let time = 0; time < 2; time += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
