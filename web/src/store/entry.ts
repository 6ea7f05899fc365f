import {
  type CameraCount,
  type Choices,
  firstChoices,
  isCameraCount,
  simulatedChoices,
} from "./choices.ts";
import type { Kept } from "./kept.ts";

/** How a page enters a meeting. */
export interface Entry {
  readonly choices: Choices;
  /** Straight in, past pre-join: after a reload (G18), or by `join=1`. */
  readonly joinAtOnce: boolean;
}

/**
 * A reload inside the meeting comes back as it was. Otherwise the link's parameters go before what
 * was kept: `name`, `cameras` 0 to 3, `simulate=1`, `join=1`.
 */
export function entryOf(conference: string, search: string, kept: Kept): Entry {
  const mark = kept.mark(conference);
  if (mark !== undefined) return { choices: mark, joinAtOnce: true };
  const parameters = new URLSearchParams(search);
  const simulate = parameters.get("simulate") === "1";
  const before = kept.choices() ?? firstChoices;
  const cameras = countOf(parameters.get("cameras")) ?? (simulate ? 3 : before.cameras);
  const named = { ...before, name: parameters.get("name") ?? before.name, cameras };
  return {
    choices: simulate ? simulatedChoices(named, cameras) : named,
    joinAtOnce: parameters.get("join") === "1",
  };
}

function countOf(text: string | null): CameraCount | undefined {
  const count = text === null || text === "" ? Number.NaN : Number(text);
  return isCameraCount(count) ? count : undefined;
}
