import type { Ledger, RememberedConferences, VisitKey } from "../ledger.ts";
import { type Transferred, textOf } from "./line.ts";

/** What an export came to; what could not be read is in the database only. */
export interface Exported extends Transferred {
  readonly unreadable: RememberedConferences["unreadable"];
}

/** Writes all of a ledger as JSON lines, a page of it at a time. */
export async function exportLedger(
  ledger: Ledger,
  write: (text: string) => Promise<unknown>,
): Promise<Exported> {
  const { readable, unreadable } = await ledger.conferences();
  await write(textOf(readable.map((conference) => ({ conference }))));
  let visits = 0;
  let last: VisitKey | undefined;
  for (;;) {
    const page = await ledger.visitsAfter(last);
    last = page.at(-1);
    if (last === undefined) return { conferences: readable.length, visits, unreadable };
    await write(textOf(page.map((visit) => ({ visit }))));
    visits += page.length;
  }
}
