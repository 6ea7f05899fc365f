import { assertNever } from "@parley/shared/lib";
import { every } from "../message/headers.ts";
import type { ReceivedRequest } from "../message/message.ts";
import { fields } from "../message/print.ts";
import { parseSipUri } from "../message/uri.ts";
import type { Identity } from "../proof.ts";
import type { Core } from "./core.ts";
import { refusalOptions } from "./refusal.ts";
import type { ServerTransaction } from "./server-transaction.ts";

/** Who sent a request; undefined where it has been answered for want of proof (RFC 3261 §22). */
export function identified(transaction: ServerTransaction, core: Core): Identity | undefined {
  const { request } = transaction;
  const found = core.identify({
    method: request.method,
    requestUri: request.requestUri,
    fromUri: request.from.uri,
    authorization: every(request.headers, "authorization"),
  });
  switch (found.type) {
    case "proven":
    case "unproven":
      return found;
    case "challenge":
      transaction.respond(401, { headers: fields({ "www-authenticate": found.headers }) });
      return undefined;
    case "refused":
      transaction.respond(found.status, refusalOptions(found, core.settings));
      return undefined;
    default:
      return assertNever(found);
  }
}

/** RFC 3261 §10.3 step 4: who is proven registers for nobody else. */
export function mayRegister({ to }: ReceivedRequest, identity: Identity): boolean {
  return identity.type === "unproven" || isSameAddress(to.uri, identity.entity);
}

/** Whether two SIP URIs name the same user at the same host. */
function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [parseSipUri(one), parseSipUri(other)];
  return a !== undefined && b !== undefined && a.user === b.user && a.host === b.host;
}
