/**
 * Runs the stack one step at a time: what a step has to tell waits until the step is done, so
 * that the user finds everything settled and may command at will. Nothing is thrown out.
 */
export class Steps<Event> {
  readonly #user: (event: Event) => void;
  readonly #broke: (error: unknown) => void;
  readonly #events: Event[] = [];
  #running = false;

  constructor(user: (event: Event) => void, broke: (error: unknown) => void) {
    this.#user = user;
    this.#broke = broke;
  }

  tell(event: Event): void {
    this.#events.push(event);
  }

  run(work: () => void): void {
    if (this.#running) return work();
    this.#running = true;
    this.#guarded(work);
    for (let event = this.#events.shift(); event !== undefined; event = this.#events.shift()) {
      const told = event;
      this.#guarded(() => this.#user(told));
    }
    this.#running = false;
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#broke(error);
    }
  }
}
