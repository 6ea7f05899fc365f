import { addDuration, assertNever, type Instant, ms } from "@parley/shared/lib";
import type { ServerEffect, ServerInput } from "./server.ts";
import type { TransactionEnv } from "./timers.ts";
import type { Wire } from "./wire.ts";

/**
 * Non-INVITE server transaction (RFC 3261 §17.2.2).
 *
 *     trying ──1xx──► proceeding ──200-699──► completed ──Timer J──► terminated
 *        └─────────────200-699───────────────────┘
 *
 * An input not drawn for a phase changes nothing.
 */
export type NonInviteServer =
  | { readonly phase: "trying" }
  | { readonly phase: "proceeding"; readonly response: Wire }
  | { readonly phase: "completed"; readonly response: Wire; readonly endAt: Instant }
  | { readonly phase: "terminated" };

export const openedNonInviteServer: NonInviteServer = { phase: "trying" };

export function stepNonInviteServer(
  state: NonInviteServer,
  input: ServerInput,
  env: TransactionEnv,
): [NonInviteServer, readonly ServerEffect[]] {
  switch (input.type) {
    case "response-given":
      return respond(state, input.response, env);
    case "request-received":
      // RFC 3261 §17.2.2: a retransmission in "trying" is discarded.
      return state.phase === "proceeding" || state.phase === "completed"
        ? [state, [{ type: "send", wire: state.response }]]
        : [state, NOTHING];
    case "deadline-passed":
      return state.phase === "completed" && env.now >= state.endAt
        ? [{ phase: "terminated" }, NOTHING]
        : [state, NOTHING];
    case "ack-received":
      return [state, NOTHING];
    default:
      return assertNever(input);
  }
}

export function nonInviteServerDeadline(state: NonInviteServer): Instant | undefined {
  return state.phase === "completed" ? state.endAt : undefined;
}

const NOTHING: readonly ServerEffect[] = [];

function respond(
  state: NonInviteServer,
  response: Wire,
  { now, reliable, timers }: TransactionEnv,
): [NonInviteServer, readonly ServerEffect[]] {
  if (state.phase === "completed" || state.phase === "terminated") return [state, NOTHING];
  const send: readonly ServerEffect[] = [{ type: "send", wire: response }];
  if ((response.status ?? 0) < 200) return [{ phase: "proceeding", response }, send];
  if (reliable) return [{ phase: "terminated" }, send];
  return [{ phase: "completed", response, endAt: addDuration(now, ms(64 * timers.t1)) }, send];
}
