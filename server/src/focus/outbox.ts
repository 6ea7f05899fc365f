/**
 * What is to be told to peers, in order, and not before what it acknowledges is kept: a crash can
 * then lose nothing that anybody was told of. What waits holds back all that comes after it.
 */
export class Outbox<Effect> {
  readonly #perform: (effect: Effect) => void;
  readonly #failed: (error: unknown) => void;
  readonly #waiting: Effect[][] = [];

  constructor(perform: (effect: Effect) => void, failed: (error: unknown) => void) {
    this.#perform = perform;
    this.#failed = failed;
  }

  /** Performs `effects` once `kept` is fulfilled and all before them are performed. */
  send(effects: readonly Effect[], kept?: Promise<void>): void {
    const last = this.#waiting.at(-1);
    if (kept) {
      const batch = [...effects];
      this.#waiting.push(batch);
      kept.then(
        () => this.#release(batch),
        (error: unknown) => {
          if (this.#waiting.includes(batch)) this.#failed(error);
        },
      );
    } else if (last) last.push(...effects);
    else for (const effect of effects) this.#perform(effect);
  }

  /** Takes out what waits, in order. */
  takeBack(): readonly Effect[] {
    return this.#waiting.splice(0).flatMap((batch) => batch.splice(0));
  }

  /** The store keeps the order of one conference, so whatever was written before is kept too. */
  #release(kept: Effect[]): void {
    while (this.#waiting.includes(kept)) {
      // What is sent meanwhile lines up behind what is being performed.
      for (const effect of this.#waiting[0] ?? []) this.#perform(effect);
      this.#waiting.shift();
    }
  }
}
