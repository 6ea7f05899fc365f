import { replacedOf } from "../../dialog/named-dialog.ts";
import type { Leg } from "../../sip-handle.ts";
import type { Core } from "../core.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";

/**
 * The call that a new INVITE is to take the place of; undefined where the INVITE is answered
 * because it cannot. All calls here are the peers': one not answered yet is not for replacing.
 */
export function replacedBy(
  transaction: ServerTransaction,
  { dialogs }: Core,
): { readonly replaces?: Leg } | undefined {
  const named = replacedOf(transaction.request.headers);
  if (named === "none") return {};
  if (named === "malformed") return refused(transaction, 400);
  const replaces = dialogs.call(named.dialog);
  if (replaces === undefined) return refused(transaction, 481);
  return named.earlyOnly ? refused(transaction, 486) : { replaces };
}

/** RFC 3891 §3: bad syntax or several, no such call, answered where an early one was wanted. */
function refused(transaction: ServerTransaction, status: 400 | 481 | 486): undefined {
  transaction.respond(status);
}
