import type { Attribute, Direction, SdpFault } from "./description.ts";
import { sdpLimits } from "./limits.ts";
import type { Line } from "./split-lines.ts";
import { isToken, splitOnce } from "./tokens.ts";

/** Keeps the first fault of a text, so that what reads it need not stop at each step. */
export class FaultNote {
  first: SdpFault | undefined;

  add(reason: string, line: number): void {
    this.first ??= { reason, line };
  }
}

/** Says of an attribute's value that it is none of the parser's business. */
export const leave: unique symbol = Symbol("leave");

/** One attribute line together with where it stood and whether something has read it. */
interface Entry {
  readonly name: string;
  readonly value?: string;
  readonly line: number;
  taken: boolean;
}

/**
 * The attributes of one section, taken out by name. A value that its parser answers with
 * `undefined` is a fault. What nobody takes is left, in its order, for `rest`.
 */
export class AttributeReader {
  readonly #entries: readonly Entry[];
  readonly #byName = new Map<string, Entry[]>();
  readonly #faults: FaultNote;

  constructor(lines: readonly Line[], faults: FaultNote) {
    const attributes = lines.filter((line) => line.type === "a");
    const surplus = attributes[sdpLimits.attributesPerSection];
    if (surplus !== undefined) faults.add("too many attributes in a section", surplus.number);
    this.#faults = faults;
    this.#entries = attributes
      .slice(0, sdpLimits.attributesPerSection)
      .map((line) => readEntry(line, faults));
    for (const entry of this.#entries) {
      const sameName = this.#byName.get(entry.name);
      if (sameName === undefined) this.#byName.set(entry.name, [entry]);
      else sameName.push(entry);
    }
  }

  /** The first attribute of that name; any further one stays in `rest`. */
  first<T>(name: string, parse: (value: string) => T | undefined): T | undefined {
    const entry = this.#byName.get(name)?.[0];
    return entry === undefined ? undefined : this.#take(entry, parse);
  }

  /** Every attribute of that name, but those `parse` answers `leave` to: they stay in `rest`. */
  every<T>(name: string, parse: (value: string) => T | undefined | typeof leave): T[] {
    const values: T[] = [];
    for (const entry of this.#byName.get(name) ?? []) {
      const value = this.#take(entry, parse);
      if (value === leave) entry.taken = false;
      else if (value !== undefined) values.push(value);
    }
    return values;
  }

  /** Whether the property attribute (one without a value) is there. */
  flag(name: string): boolean {
    const entry = this.#byName.get(name)?.find((candidate) => candidate.value === undefined);
    if (entry !== undefined) entry.taken = true;
    return entry !== undefined;
  }

  /** The first direction attribute written (RFC 8866 §6.7). */
  direction(): Direction | undefined {
    for (const entry of this.#entries) {
      if (isDirection(entry.name) && entry.value === undefined) {
        entry.taken = true;
        return entry.name;
      }
    }
    return undefined;
  }

  /** The line the first attribute of that name stands on, for a fault found later. */
  lineOf(name: string): number {
    return this.#byName.get(name)?.[0]?.line ?? this.#entries[0]?.line ?? 1;
  }

  rest(): Attribute[] {
    return this.#entries
      .filter((entry) => !entry.taken)
      .map(({ name, value }) => (value === undefined ? { name } : { name, value }));
  }

  #take<T>(entry: Entry, parse: (value: string) => T | undefined): T | undefined {
    entry.taken = true;
    const value = parse(entry.value ?? "");
    if (value === undefined) this.#faults.add(`malformed a=${entry.name}`, entry.line);
    return value;
  }
}

export function isDirection(text: string): text is Direction {
  return text === "sendrecv" || text === "sendonly" || text === "recvonly" || text === "inactive";
}

function readEntry({ value: written, number }: Line, faults: FaultNote): Entry {
  const [name, value] = splitOnce(written, ":");
  if (!isToken(name)) faults.add("malformed attribute name", number);
  const entry = { name, line: number, taken: false };
  return value === undefined ? entry : { ...entry, value };
}
