import { addDuration, type Instant, ms } from "@parley/shared/lib";
import { limits } from "../limits.ts";
import { first, listed } from "../message/headers.ts";
import type { ReceivedRequest } from "../message/message.ts";
import { type NameAddr, parseNameAddr } from "../message/name-addr.ts";
import { fields } from "../message/print.ts";
import type { ResponseOptions } from "../message/response.ts";
import { parseSipUri } from "../message/uri.ts";

interface Binding {
  readonly contact: string;
  readonly expiresAt: Instant;
  readonly callId: string;
  readonly cseq: number;
}

/**
 * Takes registrations (RFC 3261 §10.3) and says them back. Nobody is found by them yet: they
 * are there for endpoints that will not call without.
 */
export class Registrar {
  readonly #bindings = new Map<string, readonly Binding[]>();
  readonly #maxSeconds: number;

  constructor(maxSeconds: number) {
    this.#maxSeconds = maxSeconds;
  }

  register(request: ReceivedRequest, now: Instant): { status: number; options?: ResponseOptions } {
    const record = parseSipUri(request.to.uri);
    // RFC 3261 §10.3 step 5: the address-of-record must be one we could serve.
    if (record === undefined) return { status: 400, options: { reasonPhrase: "To Is No SIP URI" } };
    const address = `${record.user ?? ""}@${record.host}`;
    const bound = (this.#bindings.get(address) ?? []).filter(({ expiresAt }) => expiresAt > now);
    const contacts = listed(request.headers, "contact");
    const next = contacts.includes("*")
      ? removeAll(request)
      : this.#changed(bound, contacts, request, now);
    if (next === undefined)
      return { status: 400, options: { reasonPhrase: "Contact Not Understood" } };
    if (next.length > limits.contactsPerRegistration) return { status: 403 };
    if (next.length > 0 && !this.#bindings.has(address) && !this.#hasRoom(now))
      return { status: 503 };
    if (next.length > 0) this.#bindings.set(address, next);
    else this.#bindings.delete(address);
    return {
      status: 200,
      options: { headers: fields({ contact: next.map((bind) => printed(bind, now)) }) },
    };
  }

  #changed(
    bound: readonly Binding[],
    contacts: readonly string[],
    request: ReceivedRequest,
    now: Instant,
  ): readonly Binding[] | undefined {
    let next = bound;
    for (const value of contacts) {
      const contact = parseNameAddr(value);
      if (contact === undefined) return undefined;
      const seconds = this.#seconds(contact, request);
      const { callId, cseq } = request;
      next = next.filter((binding) => !binding.contact.startsWith(`<${contact.uri}>`));
      const binding = {
        contact: withoutExpires(contact),
        expiresAt: addDuration(now, ms(seconds * 1000)),
        callId,
        cseq,
      };
      if (seconds > 0) next = [...next, binding];
    }
    return next;
  }

  /** RFC 3261 §10.2.1.1: the parameter before the header; ours the most. */
  #seconds(contact: NameAddr, request: ReceivedRequest): number {
    const asked = contact.parameters.get("expires") ?? first(request.headers, "expires");
    const seconds = /^\d{1,10}$/.test(asked ?? "") ? Number(asked) : this.#maxSeconds;
    return Math.min(seconds, this.#maxSeconds);
  }

  /** Makes room by forgetting what has expired, only when there is none. */
  #hasRoom(now: Instant): boolean {
    if (this.#bindings.size < limits.registrations) return true;
    for (const [address, bound] of this.#bindings) {
      if (bound.every(({ expiresAt }) => expiresAt <= now)) this.#bindings.delete(address);
    }
    return this.#bindings.size < limits.registrations;
  }
}

/** RFC 3261 §10.2.2: `*` only with Expires 0, and alone. */
function removeAll(request: ReceivedRequest): readonly Binding[] | undefined {
  const alone = listed(request.headers, "contact").length === 1;
  return alone && first(request.headers, "expires") === "0" ? [] : undefined;
}

function withoutExpires({ uri, parameters }: NameAddr): string {
  let contact = `<${uri}>`;
  for (const [name, value] of parameters) {
    if (name !== "expires") contact += value === undefined ? `;${name}` : `;${name}=${value}`;
  }
  return contact;
}

function printed({ contact, expiresAt }: Binding, now: Instant): string {
  return `${contact};expires=${Math.ceil((expiresAt - now) / 1000)}`;
}
