import type { Instant } from "@parley/shared/lib";
import { limits } from "../../limits.ts";
import { fields } from "../../message/print.ts";
import type { ResponseOptions } from "../../message/response.ts";
import { addressOfRecord, asRequestUri } from "../../message/uri.ts";
import type { Flow } from "../../transport/flow.ts";
import { type Binding, printBinding, type Registration, rebound } from "./binding.ts";

/** Who is registered where (RFC 3261 §10.3), by address-of-record. */
export class Registrar {
  readonly #bindings = new Map<string, readonly Binding[]>();
  /** The addresses bound over each flow. */
  readonly #byFlow = new Map<string, Set<string>>();
  readonly #maxSeconds: number;

  constructor(maxSeconds: number) {
    this.#maxSeconds = maxSeconds;
  }

  /** Registers an address-of-record as `addressOfRecord` has it. */
  register(
    address: string,
    asked: Omit<Registration, "maxSeconds">,
  ): { readonly status: number; readonly options?: ResponseOptions } {
    const { now } = asked;
    const next = rebound(this.#of(address, now), { ...asked, maxSeconds: this.#maxSeconds });
    if (!next.ok) return { status: next.refusal };
    if (next.value.length > limits.contactsPerRegistration) return { status: 403 };
    const isNew = next.value.length > 0 && !this.#bindings.has(address);
    if (isNew && !this.#hasRoom(now)) return { status: 503 };
    this.#bind(address, next.value);
    const contact = next.value.map((binding) => printBinding(binding, now));
    return { status: 200, options: { headers: fields({ contact }) } };
  }

  /** Where whoever a SIP URI names can be reached now. */
  bindingsOf(uri: string, now: Instant): readonly Binding[] {
    const address = addressOfRecord(uri);
    const bound = address === undefined ? [] : this.#of(address, now);
    return bound.filter(
      (binding) => binding.flow.isOpen() && asRequestUri(binding.uri) !== undefined,
    );
  }

  /** What was registered over a connection is reached by no other way (RFC 5626 §5.3). */
  flowClosed(flow: Flow): void {
    for (const address of this.#byFlow.get(flow.id) ?? []) {
      const left = this.#bindings.get(address) ?? [];
      this.#bind(
        address,
        left.filter((binding) => binding.flow.id !== flow.id),
      );
    }
  }

  #of(address: string, now: Instant): readonly Binding[] {
    return (this.#bindings.get(address) ?? []).filter(({ expiresAt }) => expiresAt > now);
  }

  #bind(address: string, bindings: readonly Binding[]): void {
    for (const { flow } of this.#bindings.get(address) ?? []) {
      const there = this.#byFlow.get(flow.id);
      if (there?.delete(address) && there.size === 0) this.#byFlow.delete(flow.id);
    }
    for (const { flow } of bindings) {
      this.#byFlow.set(flow.id, (this.#byFlow.get(flow.id) ?? new Set()).add(address));
    }
    if (bindings.length > 0) this.#bindings.set(address, bindings);
    else this.#bindings.delete(address);
  }

  /** Makes room by forgetting what has expired, only when there is none. */
  #hasRoom(now: Instant): boolean {
    if (this.#bindings.size < limits.registrations) return true;
    for (const address of [...this.#bindings.keys()]) this.#bind(address, this.#of(address, now));
    return this.#bindings.size < limits.registrations;
  }
}
