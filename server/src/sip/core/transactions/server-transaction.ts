import { assertNever } from "@parley/shared/lib";
import { Alarm } from "../../deadlines.ts";
import type { Answerable, ReceivedRequest } from "../../message/message.ts";
import { type ResponseOptions, responseTo } from "../../message/response.ts";
import type { ServerEffect, ServerInput } from "../../transaction/server.ts";
import {
  inviteServerDeadline,
  openInviteServer,
  stepInviteServer,
} from "../../transaction/server-invite.ts";
import {
  nonInviteServerDeadline,
  openedNonInviteServer,
  stepNonInviteServer,
} from "../../transaction/server-non-invite.ts";
import { type Wire, wireOf } from "../../transaction/wire.ts";
import { type Flow, isReliable } from "../../transport/flow.ts";
import { type Running, running } from "./running.ts";
import type { TransactionHost } from "./transaction-host.ts";

/** A request we were sent, and the means to answer it. */
export class ServerTransaction {
  readonly request: ReceivedRequest;
  readonly flow: Flow;
  /** Our tag in every response to it. */
  readonly toTag: string;
  /** Called once, when a CANCEL comes before our final response. */
  onCancel: ((cancel: ReceivedRequest) => void) | undefined;
  readonly #host: TransactionHost;
  readonly #alarm = new Alarm(() => this.#step({ type: "deadline-passed" }));
  readonly #machine: Running<ServerInput, ServerEffect>;
  readonly #over: () => void;

  constructor(host: TransactionHost, request: ReceivedRequest, flow: Flow, over: () => void) {
    this.#host = host;
    this.request = request;
    this.flow = flow;
    this.toTag = request.toTag === "" ? host.token() : request.toTag;
    this.#over = over;
    this.#machine =
      request.method === "INVITE"
        ? running(INVITE, openInviteServer({ now: host.deadlines.now() }))
        : running(NON_INVITE, openedNonInviteServer);
    this.#host.deadlines.set(this.#alarm, this.#machine.deadline());
  }

  /** Sends a response, and returns it for whoever has to repeat it. */
  respond(status: number, options: ResponseOptions = {}): Wire {
    const tag = status > 100 ? { toTag: this.toTag } : {};
    const response = wireOf(responseTo(this.request, status, { ...tag, ...options }));
    if (status >= 200) this.onCancel = undefined;
    this.#step({ type: "response-given", response });
    return response;
  }

  repeated(): void {
    this.#step({ type: "request-received" });
  }

  acknowledged(): readonly ServerEffect[] {
    return this.#step({ type: "ack-received" });
  }

  drop(): void {
    this.#host.deadlines.set(this.#alarm, undefined);
  }

  #step(input: ServerInput): readonly ServerEffect[] {
    const { deadlines, timers } = this.#host;
    const env = { now: deadlines.now(), reliable: isReliable(this.flow), timers };
    const effects = this.#machine.step(input, env);
    for (const effect of effects) this.#perform(effect);
    deadlines.set(this.#alarm, this.#machine.deadline());
    if (this.#machine.isOver()) this.#over();
    return effects;
  }

  #perform(effect: ServerEffect): void {
    switch (effect.type) {
      case "send":
        this.#host.send(this.flow, effect.wire);
        return;
      case "send-trying":
        this.respond(100);
        return;
      case "pass-ack":
      case "ack-missing":
        // Whoever passed the ACK in deals with it; a lost ACK to a refusal harms nobody.
        return;
      default:
        assertNever(effect);
    }
  }
}

/** A response without a transaction, with a tag that a repeated request gets again (RFC 3261 §8.2.7). */
export function statelessResponse(
  request: Answerable,
  status: number,
  options: ResponseOptions = {},
): Wire {
  return wireOf(responseTo(request, status, { ...options, toTag: statelessTag(request) }));
}

const INVITE = { step: stepInviteServer, deadline: inviteServerDeadline };
const NON_INVITE = { step: stepNonInviteServer, deadline: nonInviteServerDeadline };

/** FNV-1a over the top Via: the same for every retransmission. Names no dialog, so may be guessed. */
function statelessTag(request: Answerable): string {
  let hash = 0x811c9dc5;
  for (const character of request.vias[0] ?? "") {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return `s${(hash >>> 0).toString(36)}`;
}
