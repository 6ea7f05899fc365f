import { assertNever } from "@parley/shared/lib";
import { every } from "../../message/headers.ts";
import type { ReceivedRequest } from "../../message/message.ts";
import { fields } from "../../message/print.ts";
import { addressOfRecord } from "../../message/uri.ts";
import type { Identity } from "../../proof.ts";
import type { Core } from "../core.ts";
import { refusalOptions } from "../refusal.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";

/** Who sent a request; undefined where it has been answered for want of proof (RFC 3261 §22). */
export function identified(transaction: ServerTransaction, core: Core): Identity | undefined {
  const { request, flow } = transaction;
  const found = core.identify({
    method: request.method,
    requestUri: request.requestUri,
    fromUri: request.from.uri,
    authorization: every(request.headers, "authorization"),
    remoteAddress: flow.remote.address,
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

/**
 * RFC 3261 §10.3 step 4: nobody registers for anybody else. Whether proof is needed was decided
 * by From, so without any it is From that has to agree.
 */
export function mayRegister(
  { from }: ReceivedRequest,
  identity: Identity,
  address: string,
): boolean {
  return address === addressOfRecord(identity.type === "proven" ? identity.entity : from.uri);
}
