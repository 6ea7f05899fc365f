import { limits } from "../../limits.ts";
import type { Headers } from "../../message/headers.ts";
import type { ReceivedRequest, ReceivedResponse, SipRequest } from "../../message/message.ts";
import { BRANCH_COOKIE } from "../../message/via.ts";
import { cancelOf } from "../../transaction/beside-invite.ts";
import { clientKey, mergeKey, responseKey, serverKey } from "../../transaction/matching.ts";
import { type Wire, wireOf } from "../../transaction/wire.ts";
import { type Flow, hostPort, isReliable } from "../../transport/flow.ts";
import { busyFor } from "../refusal.ts";
import { ClientTransaction, type Outcome } from "./client-transaction.ts";
import { ServerTransaction, statelessResponse } from "./server-transaction.ts";
import type { TransactionHost } from "./transaction-host.ts";

/** Who deals with what is no retransmission (RFC 3261 §17: the transaction user). */
export interface TransactionUser {
  requestReceived(transaction: ServerTransaction): void;
  /** An ACK that belongs to a 2xx, or to nothing we know. */
  ackReceived(ack: ReceivedRequest): void;
  /** A response to none of our requests. */
  strayResponse(response: ReceivedResponse): void;
}

/** All transactions, found by what identifies them. */
export class Transactions {
  readonly #host: TransactionHost;
  readonly #user: TransactionUser;
  readonly #publicHost: string | undefined;
  readonly #servers = new Map<string, ServerTransaction>();
  /** Requests outside dialogs by what they share with a twin that came another way. */
  readonly #merging = new Map<string, ServerTransaction>();
  readonly #clients = new Map<string, ClientTransaction>();
  /** Pending requests of ours by connection, which fail with it. */
  readonly #clientsByFlow = new Map<string, Set<ClientTransaction>>();

  constructor(host: TransactionHost, user: TransactionUser, publicHost: string | undefined) {
    this.#host = host;
    this.#user = user;
    this.#publicHost = publicHost;
  }

  get size(): number {
    return this.#servers.size + this.#clients.size;
  }

  requestReceived(request: ReceivedRequest, from: Flow): void {
    const key = serverKey(request);
    const known = this.#servers.get(key);
    if (request.method === "ACK") {
      const effects = known?.acknowledged();
      const ours = effects === undefined || effects.some(({ type }) => type === "pass-ack");
      if (ours) this.#user.ackReceived(request);
      return;
    }
    if (known !== undefined) return known.repeated();
    const flow = from.answering(request.via);
    if (this.size >= limits.transactions) {
      this.#host.send(flow, statelessResponse(request, 503, busyFor(5)));
      return;
    }
    const transaction = this.#open(key, request, flow);
    if (request.method === "CANCEL") this.#cancel(transaction);
    else if (this.#isMerged(transaction)) transaction.respond(482);
    else this.#user.requestReceived(transaction);
  }

  responseReceived(response: ReceivedResponse): void {
    // RFC 3261 §18.1.2: what was not sent by us is not for us; nor what still has a hop to go.
    const client =
      response.vias.length === 1 ? this.#clients.get(responseKey(response)) : undefined;
    if (client === undefined) this.#user.strayResponse(response);
    else client.received(response);
  }

  /**
   * Sends a request that has no Via yet; `came` is called for every response. What is returned
   * sends the CANCEL of an INVITE, once a provisional response has come (RFC 3261 §9.1).
   */
  start(
    request: SipRequest,
    flow: Flow,
    came: (outcome: Outcome) => void,
  ): (extra: Headers) => void {
    const branch = BRANCH_COOKIE + this.#host.token();
    const routed = this.#withVia(request, flow, branch);
    this.#send(routed, branch, flow, came);
    return (extra) => this.#send(cancelOf(routed, extra), branch, flow, () => {});
  }

  #send(request: SipRequest, branch: string, flow: Flow, came: (outcome: Outcome) => void): void {
    const key = clientKey(branch, request.method);
    const sent = { request, wire: wireOf(request) };
    const transaction = new ClientTransaction(this.#host, sent, flow, came, () => {
      this.#clients.delete(key);
      this.#forget(transaction);
    });
    this.#clients.set(key, transaction);
    if (!isReliable(flow)) return;
    const pending = this.#clientsByFlow.get(flow.id) ?? new Set();
    this.#clientsByFlow.set(flow.id, pending.add(transaction));
  }

  /** Sends an ACK to a 2xx, which has a branch but no transaction (RFC 3261 §13.2.2.4). */
  acknowledge(ack: SipRequest, flow: Flow): Wire {
    const wire = wireOf(this.#withVia(ack, flow, BRANCH_COOKIE + this.#host.token()));
    this.#host.send(flow, wire);
    return wire;
  }

  flowClosed(flow: Flow): void {
    for (const transaction of this.#clientsByFlow.get(flow.id) ?? []) transaction.transportFailed();
    this.#clientsByFlow.delete(flow.id);
  }

  close(): void {
    for (const transaction of this.#servers.values()) transaction.drop();
    for (const transaction of this.#clients.values()) transaction.drop();
    this.#servers.clear();
    this.#merging.clear();
    this.#clients.clear();
    this.#clientsByFlow.clear();
  }

  #open(key: string, request: ReceivedRequest, flow: Flow): ServerTransaction {
    const merge =
      request.toTag === "" && request.method !== "CANCEL" ? mergeKey(request) : undefined;
    const transaction = new ServerTransaction(this.#host, request, flow, () => {
      this.#servers.delete(key);
      if (merge !== undefined && this.#merging.get(merge) === transaction)
        this.#merging.delete(merge);
    });
    this.#servers.set(key, transaction);
    if (merge !== undefined && !this.#merging.has(merge)) this.#merging.set(merge, transaction);
    return transaction;
  }

  /** RFC 3261 §8.2.2.2: the same request over another path, while the first is under way. */
  #isMerged({ request }: ServerTransaction): boolean {
    if (request.toTag !== "") return false;
    const first = this.#merging.get(mergeKey(request));
    return first !== undefined && first.request !== request;
  }

  /** RFC 3261 §9.2: 200 with the tag of its INVITE, whatever became of that; 481 if we know none. */
  #cancel(cancel: ServerTransaction): void {
    const invite = this.#servers.get(serverKey(cancel.request, "INVITE"));
    if (invite === undefined) return void cancel.respond(481);
    cancel.respond(200, { toTag: invite.toTag });
    invite.onCancel?.(cancel.request);
  }

  #withVia(request: SipRequest, flow: Flow, branch: string): SipRequest {
    const host = hostPort({ host: this.#publicHost ?? flow.local.host, port: flow.local.port });
    // RFC 3581 §3: rport, so that the response comes back through a NAT.
    const rport = flow.transport === "udp" ? ";rport" : "";
    const value = `SIP/2.0/${flow.transport.toUpperCase()} ${host};branch=${branch}${rport}`;
    return { ...request, headers: [{ name: "via", value }, ...request.headers] };
  }

  #forget(transaction: ClientTransaction): void {
    const pending = this.#clientsByFlow.get(transaction.flow.id);
    if (pending?.delete(transaction) && pending.size === 0) {
      this.#clientsByFlow.delete(transaction.flow.id);
    }
  }
}
