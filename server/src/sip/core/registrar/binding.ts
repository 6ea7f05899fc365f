import { addDuration, type Instant, ms, ok, type Result, refuse } from "@parley/shared/lib";
import { first, listed } from "../../message/headers.ts";
import type { ReceivedRequest } from "../../message/message.ts";
import { type NameAddr, parseNameAddr } from "../../message/name-addr.ts";
import { type Parameters, printParameters } from "../../message/parameters.ts";
import type { Identity } from "../../proof.ts";
import type { Flow } from "../../transport/flow.ts";

/** One Contact at which an address-of-record can be reached (RFC 3261 §10). */
export interface Binding {
  readonly uri: string;
  /** Of the Contact, but for `expires`. */
  readonly parameters: Parameters;
  /** As the To of the REGISTER has it; empty where it has none. */
  readonly displayName: string;
  /** Where the REGISTER came from and its answer went: requests go there, too (RFC 5626 §5.3). */
  readonly flow: Flow;
  /** Of who registered. */
  readonly identity: Identity;
  readonly expiresAt: Instant;
  readonly callId: string;
  readonly cseq: number;
}

/** A REGISTER as its bindings are made of it. */
export interface Registration {
  readonly request: ReceivedRequest;
  readonly flow: Flow;
  readonly identity: Identity;
  readonly now: Instant;
  /** Longest time that is granted. */
  readonly maxSeconds: number;
}

/**
 * What `bound` becomes by a REGISTER, all of it or nothing: 400 for a Contact that is not
 * understood, 500 where a binding is newer than the request (RFC 3261 §10.3 steps 6 and 7).
 */
export function rebound(
  bound: readonly Binding[],
  registration: Registration,
): Result<readonly Binding[], 400 | 500> {
  const { request } = registration;
  const contacts = listed(request.headers, "contact");
  if (contacts.includes("*")) {
    // RFC 3261 §10.2.2: only with Expires 0, and alone.
    if (contacts.length > 1 || first(request.headers, "expires") !== "0") return refuse(400);
    return bound.some((binding) => isNewer(binding, request)) ? refuse(500) : ok([]);
  }
  let next = bound;
  for (const value of contacts) {
    const contact = parseNameAddr(value);
    if (contact === undefined) return refuse(400);
    const known = next.find(({ uri }) => uri === contact.uri);
    // A binding made by this very request is as new as it is: the last Contact counts.
    if (known !== undefined && bound.includes(known) && isNewer(known, request)) return refuse(500);
    next = next.filter((binding) => binding !== known);
    const binding = bindingOf(contact, registration);
    if (binding.expiresAt > registration.now) next = [...next, binding];
  }
  return ok(next);
}

export function printBinding({ uri, parameters, expiresAt }: Binding, now: Instant): string {
  const seconds = Math.ceil((expiresAt - now) / 1000);
  return `<${uri}>${printParameters(parameters)};expires=${seconds}`;
}

function isNewer({ callId, cseq }: Binding, request: ReceivedRequest): boolean {
  return callId === request.callId && cseq >= request.cseq;
}

function bindingOf(contact: NameAddr, registration: Registration): Binding {
  const { request, flow, identity, now } = registration;
  const parameters = new Map(contact.parameters);
  parameters.delete("expires");
  return {
    uri: contact.uri,
    parameters,
    displayName: request.to.displayName,
    flow,
    identity,
    expiresAt: addDuration(now, ms(secondsOf(contact, registration) * 1000)),
    callId: request.callId,
    cseq: request.cseq,
  };
}

/** RFC 3261 §10.2.1.1: the parameter before the header; ours the most. */
function secondsOf(contact: NameAddr, { request, maxSeconds }: Registration): number {
  const asked = contact.parameters.get("expires") ?? first(request.headers, "expires");
  const seconds = /^\d{1,10}$/.test(asked ?? "") ? Number(asked) : maxSeconds;
  return Math.min(seconds, maxSeconds);
}
