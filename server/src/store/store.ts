import type { ConferenceMemory } from "@parley/shared/conference";
import type { HistoryQuery, StorePort, Visit } from "../focus/ports.ts";
import { changesOf } from "./changes.ts";
import { GroupCommit } from "./group-commit.ts";
import type { StoreLedger } from "./ledger.ts";
import { sortable, storable, storableVisit } from "./storable.ts";

/** The store as the focus sees it: one ledger, written in groups. */
export class Store implements StorePort {
  readonly #ledger: StoreLedger;
  readonly #report: (trouble: string) => void;
  readonly #atClose: () => void;
  readonly #writes: GroupCommit;
  #closed: Promise<void> | undefined;

  /** `report` is told of records that cannot be read. */
  constructor(ledger: StoreLedger, report: (trouble: string) => void, atClose: () => void) {
    this.#ledger = ledger;
    this.#report = report;
    this.#atClose = atClose;
    this.#writes = new GroupCommit((group) => ledger.commit(changesOf(group)));
  }

  async conferences(): Promise<readonly { name: string; memory: ConferenceMemory }[]> {
    const { readable, unreadable } = await this.#ledger.conferences();
    for (const { name, reason } of unreadable) {
      this.#report(`The memory of conference ${name} cannot be read: ${reason}`);
    }
    return readable;
  }

  async save(name: string, memory: ConferenceMemory): Promise<void> {
    this.#mustBeOpen();
    const json = JSON.stringify(memory);
    await this.#writes.commit({ type: "save", name: storable(name), memory: json });
  }

  async remove(name: string): Promise<void> {
    this.#mustBeOpen();
    await this.#writes.commit({ type: "remove", name: storable(name) });
  }

  async note(visits: readonly Visit[]): Promise<void> {
    this.#mustBeOpen();
    await this.#writes.commit({ type: "note", visits: visits.map(storableVisit) });
  }

  async history({ conference, before, limit }: HistoryQuery): Promise<readonly Visit[]> {
    return this.#ledger.history({
      ...(conference !== undefined && { conference: storable(conference) }),
      ...(before !== undefined && { before: sortable(before) }),
      limit,
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#finish();
    return this.#closed;
  }

  async #finish(): Promise<void> {
    this.#atClose();
    await this.#writes.idle();
    await this.#ledger.close();
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Error("the store is closed");
  }
}
