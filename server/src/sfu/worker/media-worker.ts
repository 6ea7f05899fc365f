import { type ChildProcess, fork } from "node:child_process";
import {
  WORKER_BACKLOG_MAX_MESSAGES,
  WORKER_RESTART_DELAY_MS,
  WORKER_SILENCE_MAX_MS,
} from "../limits.ts";
import { asFromWorker, type FromWorker, type ToWorker, type WorkerSettings } from "./messages.ts";

export interface MediaWorkerListener {
  message(message: FromWorker): void;
  /** The process ended, and all it held with it. */
  died(reason: string): void;
}

/** One media process, started again whenever it dies. */
export class MediaWorker {
  readonly #settings: WorkerSettings;
  readonly #listener: MediaWorkerListener;
  readonly #watchdog: NodeJS.Timeout;
  #child: ChildProcess | undefined;
  #restart: NodeJS.Timeout | undefined;
  #backlog = 0;
  #heardAt = 0;
  #stopped = false;

  constructor(settings: WorkerSettings, listener: MediaWorkerListener) {
    this.#settings = settings;
    this.#listener = listener;
    this.#watchdog = setInterval(() => this.#watch(), WORKER_SILENCE_MAX_MS / 4).unref();
    this.#start();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** False when there is no process to send to. A process that no longer reads is killed. */
  send(message: ToWorker): boolean {
    const child = this.#child;
    if (!child?.connected) return false;
    if (this.#backlog >= WORKER_BACKLOG_MAX_MESSAGES) {
      child.kill("SIGKILL");
      return false;
    }
    this.#backlog += 1;
    child.send(message, () => {
      if (this.#child === child) this.#backlog -= 1;
    });
    return true;
  }

  /** Ends the process; resolved when it is gone. */
  stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#watchdog);
    clearTimeout(this.#restart);
    const child = this.#child;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      const impatience = setTimeout(() => child.kill("SIGKILL"), WORKER_RESTART_DELAY_MS);
      child.once("exit", () => {
        clearTimeout(impatience);
        resolve();
      });
      if (child.connected) child.disconnect();
    });
  }

  #start(): void {
    const startedAt = performance.now();
    const child = fork(new URL("./entry.ts", import.meta.url), {
      serialization: "advanced",
      execArgv: [],
    });
    this.#child = child;
    this.#backlog = 0;
    this.#heardAt = startedAt;
    child.on("message", (value) => {
      this.#heardAt = performance.now();
      const message = asFromWorker(value);
      if (message) this.#listener.message(message);
    });
    child.once("error", (error) => this.#died(child, startedAt, error.message));
    child.once("exit", (code, signal) =>
      this.#died(
        child,
        startedAt,
        `media worker ended: ${signal ?? `exit code ${code ?? "unknown"}`}`,
      ),
    );
    this.send({ type: "start", settings: this.#settings });
  }

  #died(child: ChildProcess, startedAt: number, reason: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    if (this.#stopped) return;
    if (performance.now() - startedAt >= WORKER_RESTART_DELAY_MS) this.#start();
    else this.#restart = setTimeout(() => this.#start(), WORKER_RESTART_DELAY_MS);
    this.#listener.died(reason);
  }

  #watch(): void {
    if (!this.#isSilent()) return;
    // If it was we who stood still, its messages wait to be read: look again after reading them.
    setImmediate(() => {
      if (this.#isSilent()) this.#child?.kill("SIGKILL");
    });
  }

  #isSilent(): boolean {
    return performance.now() - this.#heardAt > WORKER_SILENCE_MAX_MS;
  }
}
