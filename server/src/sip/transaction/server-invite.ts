import { addDuration, assertNever, type Instant, ms } from "@parley/shared/lib";
import {
  backOff,
  type Retransmission,
  retransmissionDeadline,
  retransmitted,
  startRetransmission,
} from "./retransmission.ts";
import type { ServerEffect, ServerInput } from "./server.ts";
import type { TransactionEnv } from "./timers.ts";
import type { Wire } from "./wire.ts";

/**
 * INVITE server transaction (RFC 3261 §17.2.1, RFC 6026 §7.1).
 *
 *     proceeding ──2xx──► accepted ──Timer L──► terminated
 *         │
 *       300-699
 *         ▼
 *     completed ──ACK──► confirmed ──Timer I──► terminated
 *         └──Timer H: tell the user────────────► terminated
 *
 * An input not drawn for a phase changes nothing. A transport error changes no phase either
 * (RFC 6026 §7.1), so there is no input for it.
 */
export type InviteServer =
  | {
      readonly phase: "proceeding";
      /** The latest provisional response. */
      readonly response?: Wire;
      /** When 100 Trying is due, as long as the user has said nothing. */
      readonly tryingAt?: Instant;
    }
  /** Timers G and H. */
  | ({ readonly phase: "completed"; readonly response: Wire } & Retransmission)
  | { readonly phase: "confirmed"; readonly endAt: Instant }
  | { readonly phase: "accepted"; readonly endAt: Instant }
  | { readonly phase: "terminated" };

export function openInviteServer({ now }: Pick<TransactionEnv, "now">): InviteServer {
  // RFC 3261 §17.2.1: 100 unless the user is known to answer within 200 ms.
  return { phase: "proceeding", tryingAt: addDuration(now, TRYING_AFTER) };
}

export function stepInviteServer(
  state: InviteServer,
  input: ServerInput,
  env: TransactionEnv,
): [InviteServer, readonly ServerEffect[]] {
  switch (input.type) {
    case "response-given":
      return respond(state, input.response, env);
    case "request-received":
      return [state, repeated(state)];
    case "ack-received":
      return acknowledge(state, env);
    case "deadline-passed":
      return wake(state, env);
    default:
      return assertNever(input);
  }
}

export function inviteServerDeadline(state: InviteServer): Instant | undefined {
  switch (state.phase) {
    case "proceeding":
      return state.tryingAt;
    case "completed":
      return retransmissionDeadline(state);
    case "confirmed":
    case "accepted":
      return state.endAt;
    case "terminated":
      return undefined;
    default:
      return assertNever(state);
  }
}

const TRYING_AFTER = ms(200);
const NOTHING: readonly ServerEffect[] = [];

function respond(
  state: InviteServer,
  response: Wire,
  env: TransactionEnv,
): [InviteServer, readonly ServerEffect[]] {
  const send: ServerEffect = { type: "send", wire: response };
  const status = response.status ?? 0;
  // RFC 6026 §7.1: the user's retransmissions of a 2xx pass while accepted.
  if (state.phase === "accepted" && status >= 200 && status < 300) return [state, [send]];
  if (state.phase !== "proceeding") return [state, NOTHING];
  if (status < 200) return [{ phase: "proceeding", response }, [send]];
  const waiting = startRetransmission(env);
  if (status < 300) return [{ phase: "accepted", endAt: waiting.giveUpAt }, [send]];
  return [{ phase: "completed", response, ...waiting }, [send]];
}

/** A retransmitted INVITE gets the latest response again, if that is not a 2xx. */
function repeated(state: InviteServer): readonly ServerEffect[] {
  if (state.phase !== "proceeding" && state.phase !== "completed") return NOTHING;
  return state.response === undefined ? NOTHING : [{ type: "send", wire: state.response }];
}

function acknowledge(
  state: InviteServer,
  { now, reliable, timers }: TransactionEnv,
): [InviteServer, readonly ServerEffect[]] {
  if (state.phase === "accepted") return [state, [{ type: "pass-ack" }]];
  if (state.phase !== "completed") return [state, NOTHING];
  if (reliable) return [{ phase: "terminated" }, NOTHING];
  return [{ phase: "confirmed", endAt: addDuration(now, timers.t4) }, NOTHING];
}

function wake(
  state: InviteServer,
  { now, timers }: TransactionEnv,
): [InviteServer, readonly ServerEffect[]] {
  const deadline = inviteServerDeadline(state);
  if (deadline === undefined || now < deadline) return [state, NOTHING];
  if (state.phase === "proceeding") return [{ phase: "proceeding" }, [{ type: "send-trying" }]];
  if (state.phase !== "completed") return [{ phase: "terminated" }, NOTHING];
  if (now >= state.giveUpAt) return [{ phase: "terminated" }, [{ type: "ack-missing" }]];
  const next = retransmitted(state, backOff(state.interval, timers), now);
  return [next, [{ type: "send", wire: state.response }]];
}
