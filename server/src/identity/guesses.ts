import { limits } from "./settings.ts";

/** Wrong answers in a row of one user name from one place. */
interface Guessed {
  readonly wrong: number;
  /** Milliseconds since 1970, UTC: of the last. */
  readonly at: number;
}

/**
 * How often a password may be guessed. By user name and place together: whoever guesses from
 * elsewhere keeps nobody out. A name that nobody has is counted like one that somebody has.
 */
export class Guesses {
  readonly #now: () => number;
  /** The one guessed at longest ago first. */
  readonly #guessed = new Map<string, Guessed>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether it is too early for another. */
  tooSoon(user: string, address: string): boolean {
    const guessed = this.#guessed.get(keyOf(user, address));
    return guessed !== undefined && this.#now() < guessed.at + waitAfter(guessed.wrong);
  }

  wrong(user: string, address: string): void {
    const key = keyOf(user, address);
    const before = this.#guessed.get(key);
    const isForgiven = !before || this.#now() >= before.at + limits.guessesForgivenMs;
    this.#guessed.delete(key);
    this.#guessed.set(key, { wrong: isForgiven ? 1 : before.wrong + 1, at: this.#now() });
    const [oldest] = this.#guessed.keys();
    if (this.#guessed.size > limits.guessers && oldest !== undefined) this.#guessed.delete(oldest);
  }

  right(user: string, address: string): void {
    this.#guessed.delete(keyOf(user, address));
  }
}

/** None for typing errors; then twice as long for each wrong one. */
function waitAfter(wrong: number): number {
  if (wrong < limits.freeGuesses) return 0;
  const doublings = Math.min(wrong - limits.freeGuesses, 30);
  return Math.min(limits.firstGuessWaitMs * 2 ** doublings, limits.longestGuessWaitMs);
}

function keyOf(user: string, address: string): string {
  return `${placeOf(address)} ${user}`;
}

/** Of IPv6 the first 64 bits: anybody with one address there has all the others. */
function placeOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::", 2);
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const [before, after] = [groups(head), groups(tail ?? "")];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: zeros }, () => "0"), ...after];
  return all.slice(0, 4).join(":");
}
