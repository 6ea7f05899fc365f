import { assertNever } from "@parley/shared/lib";
import { Alarm } from "../../deadlines.ts";
import type { ReceivedResponse } from "../../message/message.ts";
import type { ClientEffect, ClientInput, SentRequest } from "../../transaction/client.ts";
import {
  inviteClientDeadline,
  openInviteClient,
  stepInviteClient,
} from "../../transaction/client-invite.ts";
import {
  nonInviteClientDeadline,
  openNonInviteClient,
  stepNonInviteClient,
} from "../../transaction/client-non-invite.ts";
import { type Flow, isReliable } from "../../transport/flow.ts";
import { type Running, running } from "./running.ts";
import type { TransactionHost } from "./transaction-host.ts";

/** What came of a request: a response, or 408 and 503 in its place (RFC 3261 §8.1.3.1). */
export interface Outcome {
  readonly status: number;
  readonly response?: ReceivedResponse;
}

/** A request of ours on its way. */
export class ClientTransaction {
  readonly flow: Flow;
  readonly #host: TransactionHost;
  readonly #alarm = new Alarm(() => this.#wake());
  readonly #machine: Running<ClientInput, ClientEffect>;
  readonly #came: (outcome: Outcome) => void;
  readonly #over: () => void;
  #sendFailed = false;

  constructor(
    host: TransactionHost,
    sent: SentRequest,
    flow: Flow,
    came: (outcome: Outcome) => void,
    over: () => void,
  ) {
    this.#host = host;
    this.flow = flow;
    this.#came = came;
    this.#over = over;
    const env = this.#env();
    if (sent.request.method === "INVITE") {
      const [opened, effects] = openInviteClient(sent, env);
      this.#machine = running(INVITE, opened);
      this.#perform(effects);
    } else {
      const [opened, effects] = openNonInviteClient(sent, env);
      this.#machine = running(NON_INVITE, opened);
      this.#perform(effects);
    }
    this.#rearm();
  }

  received(response: ReceivedResponse): void {
    this.#step({ type: "response-received", response });
  }

  transportFailed(): void {
    this.#step({ type: "transport-failed" });
  }

  drop(): void {
    this.#host.deadlines.set(this.#alarm, undefined);
  }

  #wake(): void {
    this.#step({ type: this.#sendFailed ? "transport-failed" : "deadline-passed" });
  }

  #step(input: ClientInput): void {
    this.#perform(this.#machine.step(input, this.#env()));
    this.#rearm();
    if (this.#machine.isOver()) this.#over();
  }

  /** A failed send is told in a turn of its own, never before the sender has returned. */
  #rearm(): void {
    const { deadlines } = this.#host;
    const failed = this.#sendFailed && !this.#machine.isOver();
    deadlines.set(this.#alarm, failed ? deadlines.now() : this.#machine.deadline());
  }

  #env() {
    const { deadlines, timers } = this.#host;
    return { now: deadlines.now(), reliable: isReliable(this.flow), timers };
  }

  #perform(effects: readonly ClientEffect[]): void {
    for (const effect of effects) {
      switch (effect.type) {
        case "send":
          if (!this.#host.send(this.flow, effect.wire)) this.#sendFailed = true;
          break;
        case "pass-response":
          this.#came({ status: effect.response.status, response: effect.response });
          break;
        case "timed-out":
          this.#came({ status: 408 });
          break;
        case "transport-failed":
          this.#came({ status: 503 });
          break;
        default:
          assertNever(effect);
      }
    }
  }
}

const INVITE = { step: stepInviteClient, deadline: inviteClientDeadline };
const NON_INVITE = { step: stepNonInviteClient, deadline: nonInviteClientDeadline };
