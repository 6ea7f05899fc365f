import { ok, type Result, refuse } from "@parley/shared/lib";
import { type Change, changesOf } from "../changes.ts";
import type { Ledger } from "../ledger.ts";
import { ROWS_PER_STATEMENT } from "../limits.ts";
import { parseRecord } from "../parse-record.ts";
import { storable, storableVisit } from "../storable.ts";
import { type Line, lineSchema, type Transferred } from "./line.ts";

/**
 * Adds JSON lines to a ledger; what is there already under the same name or key is replaced. The
 * lines are read twice, so that nothing is written unless each of them can be.
 */
export async function importLedger(
  ledger: Ledger,
  readLines: () => AsyncIterable<string>,
): Promise<Result<Transferred, string>> {
  const checked = await check(readLines());
  if (!checked.ok) return checked;
  let group: Change[] = [];
  for await (const line of readLines()) {
    const parsed = parseRecord(lineSchema, line);
    if (parsed.ok) group.push(changeOf(parsed.value));
    if (group.length < ROWS_PER_STATEMENT) continue;
    await ledger.commit(changesOf(group));
    group = [];
  }
  await ledger.commit(changesOf(group));
  return checked;
}

async function check(lines: AsyncIterable<string>): Promise<Result<Transferred, string>> {
  let conferences = 0;
  let visits = 0;
  for await (const line of lines) {
    const parsed = parseRecord(lineSchema, line);
    if (!parsed.ok) return refuse(`line ${conferences + visits + 1}: ${parsed.refusal}`);
    if ("visit" in parsed.value) visits += 1;
    else conferences += 1;
  }
  return ok({ conferences, visits });
}

function changeOf(line: Line): Change {
  if ("visit" in line) return { type: "note", visits: [storableVisit(line.visit)] };
  const { name, memory } = line.conference;
  return { type: "save", name: storable(name), memory: JSON.stringify(memory) };
}
