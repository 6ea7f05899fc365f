import { invariant } from "@parley/shared/lib";
import { Alarm } from "../../deadlines.ts";
import {
  answeredTerms,
  minSeconds,
  offeredTerms,
  type SessionTerms,
  termsForAnswer,
  termsFromAnswer,
} from "../../dialog/session-terms.ts";
import {
  type SessionTimer,
  sessionTimerDeadline,
  startSessionTimer,
  wakeSessionTimer,
} from "../../dialog/session-timer.ts";
import type { HeaderField, Headers } from "../../message/headers.ts";
import { fields } from "../../message/print.ts";
import type { Core } from "../core.ts";

/** Keeps one dialog's session timer (RFC 4028): what to say in messages, and when it is due. */
export class SessionRefresh {
  readonly #core: Core;
  readonly #due: (what: "refresh" | "expired") => void;
  readonly #alarm = new Alarm(() => this.#wake());
  #timer: SessionTimer | undefined;
  /** The largest Min-SE seen on this dialog; 0 before any (RFC 4028 §7.4). */
  #learnedMinSeconds = 0;
  #stopped = false;

  constructor(core: Core, due: (what: "refresh" | "expired") => void) {
    this.#core = core;
    this.#due = due;
  }

  /** Whether it asks for an interval that is refused: before anybody is told of it (RFC 4028 §9). */
  isTooSmall(request: Headers): boolean {
    return termsForAnswer(request, this.#core.settings.sessionTimer) === "too-small";
  }

  /** Header fields of our 2xx, from which the timer counts. */
  answering(request: Headers): HeaderField[] {
    const terms = termsForAnswer(request, this.#core.settings.sessionTimer);
    invariant(terms !== "too-small", "an interval that is too small is refused");
    this.#learn(request);
    this.#restart(terms);
    return terms === undefined ? [] : fields(answeredTerms(terms, request));
  }

  /** Header fields of a re-INVITE or UPDATE of ours. */
  offering(): HeaderField[] {
    return fields(offeredTerms(this.#timer?.terms, this.#learnedMinSeconds));
  }

  /** The 2xx to a re-INVITE or UPDATE of ours. */
  answered(response: Headers): void {
    this.#restart(termsFromAnswer(response, this.#timer?.terms));
  }

  /** A 422 to one: the next will ask for what its Min-SE says (RFC 4028 §7.3). */
  tooSmall(response: Headers): void {
    this.#learn(response);
  }

  /** For good: a late answer starts nothing again. */
  stop(): void {
    this.#become(undefined);
    this.#stopped = true;
  }

  #learn(headers: Headers): void {
    this.#learnedMinSeconds = Math.max(this.#learnedMinSeconds, minSeconds(headers));
  }

  #restart(terms: SessionTerms | undefined): void {
    if (!this.#stopped) this.#become(terms && startSessionTimer(terms, this.#core.deadlines.now()));
  }

  #wake(): void {
    if (this.#timer === undefined) return;
    const [next, what] = wakeSessionTimer(this.#timer, this.#core.deadlines.now());
    this.#become(next);
    if (what !== undefined) this.#due(what);
  }

  #become(timer: SessionTimer | undefined): void {
    this.#timer = timer;
    this.#core.deadlines.set(this.#alarm, timer && sessionTimerDeadline(timer));
  }
}

/** The 422 to a session interval below our minimum (RFC 4028 §6). */
export function intervalTooSmall({ settings }: Core): { readonly headers: HeaderField[] } {
  return { headers: fields({ "min-se": String(settings.sessionTimer.minSeconds) }) };
}
