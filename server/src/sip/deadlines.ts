import { type Instant, instant } from "@parley/shared/lib";

/** The real clock, or a test's. */
export interface Clock {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Rings once after a delay in milliseconds; returns what stops it. */
  setTimer(delayMs: number, ring: () => void): () => void;
}

/** Node's timers hold no more, and ring at once beyond it. */
const LONGEST_TIMER_MS = 0x7fff_ffff;

/** Something that waits for one moment at a time. */
export class Alarm {
  at: Instant | undefined;
  /** Its place in the heap, -1 while it waits for nothing. */
  slot = -1;
  readonly wake: () => void;

  constructor(wake: () => void) {
    this.wake = wake;
  }
}

/** Every deadline of the stack in one binary heap, over one real timer. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #enter: (work: () => void) => void;
  readonly #heap: Alarm[] = [];
  #armedFor: number | undefined;
  #disarm: () => void = () => {};
  #closed = false;

  /** `enter` runs the work of one ring, as one step of the stack. */
  constructor(clock: Clock, enter: (work: () => void) => void) {
    this.#clock = clock;
    this.#enter = enter;
  }

  now(): Instant {
    return instant(this.#clock.now());
  }

  /** Wakes `alarm` at this moment instead of any before; undefined: never. */
  set(alarm: Alarm, at: Instant | undefined): void {
    if (alarm.at === at) return;
    alarm.at = at;
    if (at === undefined) this.#remove(alarm);
    else if (alarm.slot < 0) this.#sift(alarm, this.#heap.push(alarm) - 1);
    else this.#sift(alarm, alarm.slot);
    this.#arm();
  }

  /** For good: nothing wakes any more. */
  close(): void {
    this.#disarm();
    this.#closed = true;
  }

  /** A later deadline leaves the real timer alone: it rings early and finds nothing due. */
  #arm(): void {
    const next = this.#closed ? undefined : this.#heap[0]?.at;
    if (next === undefined || (this.#armedFor !== undefined && this.#armedFor <= next)) return;
    this.#disarm();
    this.#armedFor = next;
    const delay = Math.min(Math.max(0, next - this.#clock.now()), LONGEST_TIMER_MS);
    this.#disarm = this.#clock.setTimer(delay, () => this.#ring());
  }

  /** Takes what is due before waking any, so that an alarm set for now rings in the next turn. */
  #ring(): void {
    this.#armedFor = undefined;
    const now = this.#clock.now();
    const due: Alarm[] = [];
    for (let top = this.#heap[0]; top?.at !== undefined && top.at <= now; top = this.#heap[0]) {
      this.#remove(top);
      top.at = undefined;
      due.push(top);
    }
    this.#enter(() => {
      for (const alarm of due) alarm.wake();
    });
    this.#arm();
  }

  #remove(alarm: Alarm): void {
    const slot = alarm.slot;
    if (slot < 0) return;
    alarm.slot = -1;
    const last = this.#heap.pop();
    if (last !== undefined && last !== alarm) this.#sift(last, slot);
  }

  /** Puts an alarm where it belongs, starting from `slot`. */
  #sift(alarm: Alarm, slot: number): void {
    this.#place(alarm, this.#down(alarm, this.#up(alarm, slot)));
  }

  #up(alarm: Alarm, from: number): number {
    let slot = from;
    while (slot > 0) {
      const parent = this.#heap[(slot - 1) >> 1];
      if (parent === undefined || !earlier(alarm, parent)) break;
      this.#place(parent, slot);
      slot = (slot - 1) >> 1;
    }
    return slot;
  }

  #down(alarm: Alarm, from: number): number {
    let slot = from;
    for (;;) {
      const left = this.#heap[2 * slot + 1];
      const right = this.#heap[2 * slot + 2];
      const child = left && right && earlier(right, left) ? right : left;
      if (child === undefined || child === alarm || !earlier(child, alarm)) return slot;
      const next = child === left ? 2 * slot + 1 : 2 * slot + 2;
      this.#place(child, slot);
      slot = next;
    }
  }

  #place(alarm: Alarm, slot: number): void {
    this.#heap[slot] = alarm;
    alarm.slot = slot;
  }
}

function earlier(a: Alarm, b: Alarm): boolean {
  return (a.at ?? Infinity) < (b.at ?? Infinity);
}
