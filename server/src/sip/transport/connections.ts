import { limits } from "../limits.ts";
import type { Flow } from "./flow.ts";

/** The open connections, counted so that no address can take them all. */
export class Connections {
  readonly #open = new Set<Flow>();
  readonly #byAddress = new Map<string, number>();
  #named = 0;

  mayOpen(address: string): boolean {
    return this.#open.size < limits.flows && this.#count(address) < limits.flowsPerAddress;
  }

  /** An id that no connection had before, though its port may come again. */
  name(transport: Flow["transport"], address: string, port: number): string {
    this.#named += 1;
    return `${transport}:${address}:${port}#${this.#named}`;
  }

  add(flow: Flow): void {
    this.#open.add(flow);
    this.#byAddress.set(flow.remote.address, this.#count(flow.remote.address) + 1);
  }

  remove(flow: Flow): void {
    if (!this.#open.delete(flow)) return;
    const left = this.#count(flow.remote.address) - 1;
    if (left > 0) this.#byAddress.set(flow.remote.address, left);
    else this.#byAddress.delete(flow.remote.address);
  }

  closeAll(why: string): void {
    for (const flow of this.#open) flow.close(why);
  }

  get size(): number {
    return this.#open.size;
  }

  #count(address: string): number {
    return this.#byAddress.get(address) ?? 0;
  }
}
