import type { Via } from "../message/via.ts";

/** A way to one peer: a connection, or an address over UDP (RFC 5626 §3.1). */
export interface Flow {
  /** Unique while the flow lives, such as `ws:192.0.2.7:50321#3`. */
  readonly id: string;
  readonly transport: "ws" | "wss" | "tcp" | "udp";
  readonly remote: { readonly address: string; readonly port: number };
  /** Our end, as a Via or Contact names it. */
  readonly local: { readonly host: string; readonly port: number };
  isOpen(): boolean;
  /** False where the message cannot go out. */
  send(raw: string): boolean;
  close(why: string): void;
  /** The flow that responses to a request with this top Via take (RFC 3261 §18.2.2). */
  answering(via: Via): Flow;
}

/** Who is told what comes over the flows. Called in the order of arrival. */
export interface FlowUser {
  opened(flow: Flow): void;
  received(flow: Flow, bytes: Buffer): void;
  /** The stream cannot be read any further and will be closed; `head` may still be answered. */
  broken(flow: Flow, head: Buffer, why: string): void;
  closed(flow: Flow, why: string): void;
  /** Refused before it was a flow, or a datagram that is none of ours. */
  turnedAway(remote: string, why: string): void;
}

/** Whether messages may get lost on the way (RFC 3261 §17). */
export function isReliable(flow: Flow): boolean {
  return flow.transport !== "udp";
}

export function hostPort({ host, port }: { host: string; port: number }): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** An IPv4 address that a dual-stack socket shows as IPv6, as the IPv4 address it is. */
export function plainAddress(address: string | undefined): string {
  return (address ?? "").replace(/^::ffff:(?=\d+\.)/, "");
}
