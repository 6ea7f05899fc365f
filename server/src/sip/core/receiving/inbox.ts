import type { Malformed, ReceivedRequest, ReceivedResponse } from "../../message/message.ts";
import { parseMessage } from "../../message/parse.ts";
import type { SipTap } from "../../sip-tap.ts";
import type { Flow, FlowUser } from "../../transport/flow.ts";
import type { Core } from "../core.ts";
import { statelessResponse } from "../transactions/server-transaction.ts";

export interface InboxParts {
  readonly core: Core;
  /** Runs one step of the stack. */
  readonly run: (work: () => void) => void;
  readonly tap: ((event: SipTap) => void) | undefined;
}

/** Takes what comes over the flows, and passes on what can be understood. */
export class Inbox implements FlowUser {
  readonly #parts: InboxParts;

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  opened(flow: Flow): void {
    this.#tap({ type: "flow-opened", at: this.#now(), flow: flow.id });
  }

  received(flow: Flow, bytes: Buffer): void {
    const { core, run } = this.#parts;
    run(() => {
      const parsed = parseMessage(bytes, flow.remote);
      if (!parsed.ok) return this.#malformed(flow, bytes, parsed.refusal);
      const message = parsed.value;
      this.#tapMessage(flow, bytes, message);
      if (message.kind === "request") core.transactions.requestReceived(message, flow);
      else core.transactions.responseReceived(message);
    });
  }

  broken(flow: Flow, head: Buffer, why: string): void {
    this.#parts.run(() => {
      const parsed = parseMessage(head, flow.remote);
      const request = parsed.ok && parsed.value.kind === "request" ? parsed.value : undefined;
      const answer = request === undefined ? {} : { answer: { status: 400 as const, request } };
      this.#malformed(flow, head, parsed.ok ? { why, ...answer } : parsed.refusal);
    });
  }

  closed(flow: Flow, why: string): void {
    const { core, run } = this.#parts;
    run(() => {
      this.#tap({ type: "flow-closed", at: this.#now(), flow: flow.id, why });
      // Who lost its flow is told before what failed with it.
      core.registrar.flowClosed(flow);
      core.dialogs.flowClosed(flow);
      core.transactions.flowClosed(flow);
    });
  }

  turnedAway(remote: string, why: string): void {
    this.#tap({ type: "turned-away", at: this.#now(), remote, why });
  }

  /** Answered without a transaction, where it says how; an ACK never is (RFC 3261 §8.2.7). */
  #malformed(flow: Flow, bytes: Buffer, { why, answer }: Malformed): void {
    const { core, tap } = this.#parts;
    if (tap !== undefined) {
      tap({ type: "malformed", at: this.#now(), flow: flow.id, why, raw: bytes.toString("utf8") });
    }
    if (answer === undefined || answer.request.method === "ACK") return;
    core.send(
      flow,
      statelessResponse(answer.request, answer.status, { reasonPhrase: phrase(why) }),
    );
  }

  #tapMessage(flow: Flow, bytes: Buffer, message: ReceivedRequest | ReceivedResponse): void {
    const { tap } = this.#parts;
    if (tap === undefined) return;
    const { callId, cseq, cseqMethod: method } = message;
    const status = message.kind === "response" ? { status: message.status } : {};
    tap({
      type: "message",
      direction: "in",
      at: this.#now(),
      flow: flow.id,
      message: { raw: bytes.toString("utf8"), method, ...status, callId, cseq },
    });
  }

  #tap(event: SipTap): void {
    this.#parts.tap?.(event);
  }

  #now(): number {
    return this.#parts.core.deadlines.now();
  }
}

/** What was wrong, as the reason phrase: RFC 3261 §21.4.1 wants the syntax problem named. */
function phrase(why: string): string {
  return `Bad Request: ${why}`;
}
