import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { assertNever } from "@parley/shared/lib";
import type { DataChannels } from "./data-channels.ts";
import type { ToBenchmark, ToCrowd } from "./messages.ts";

type Connecting = Extract<ToCrowd, { readonly type: "connect" }>;

/** The callers, in a process of their own. */
export class CrowdProcess {
  readonly #process: ChildProcess;
  #channels: DataChannels | undefined;
  #resolve: (times: readonly number[]) => void = () => {};

  constructor() {
    this.#process = fork(fileURLToPath(new URL("./crowd.ts", import.meta.url)), { execArgv: [] });
    this.#process.on("message", (message: ToBenchmark) => this.#receive(message));
    this.#process.once("exit", (code) => {
      if (code !== 0) throw new Error(`the callers' process ended with ${code ?? "a signal"}`);
    });
  }

  /** Where CLUE goes that callers say. */
  connect(channels: DataChannels): void {
    this.#channels = channels;
  }

  /** Opens a WebSocket for every seat. */
  async open({ url, seats, conferences, clue, called }: Omit<Connecting, "type">): Promise<void> {
    const who = called === undefined ? {} : { called };
    await this.#ask({ type: "connect", url, seats, conferences, clue, ...who });
  }

  /** Resolves once all are in, with the times from INVITE to 200, in ms. */
  join(perSecond: number): Promise<readonly number[]> {
    return this.#ask({ type: "join", perSecond });
  }

  /** Everybody hangs up; resolves once every BYE is answered. */
  async leave(): Promise<void> {
    await this.#ask({ type: "leave" });
  }

  say(seat: string, text: string): void {
    this.#tell({ type: "clue", seat, text });
  }

  stop(): void {
    this.#process.disconnect();
  }

  #receive(message: ToBenchmark): void {
    switch (message.type) {
      case "connected":
        return this.#channels?.connected(message.seat);
      case "clue":
        return this.#channels?.said(message.seat, message.text);
      case "joined":
        return this.#resolve(message.times);
      case "ready":
      case "left":
        return this.#resolve([]);
      default:
        return assertNever(message);
    }
  }

  #ask(message: ToCrowd): Promise<readonly number[]> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#tell(message);
    });
  }

  #tell(message: ToCrowd): void {
    this.#process.send(message);
  }
}
