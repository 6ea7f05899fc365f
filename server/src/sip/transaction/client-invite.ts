import { addDuration, assertNever, type Instant, ms } from "@parley/shared/lib";
import { ackToRefusal } from "./beside-invite.ts";
import type { ClientEffect, ClientInput, SentRequest } from "./client.ts";
import {
  type Retransmission,
  retransmissionDeadline,
  retransmitted,
  startRetransmission,
} from "./retransmission.ts";
import type { TransactionEnv } from "./timers.ts";
import { type Wire, wireOf } from "./wire.ts";

/**
 * INVITE client transaction (RFC 3261 §17.1.1, RFC 6026 §7.2).
 *
 *     calling ──1xx──► proceeding
 *        └──────┬──────────┘
 *      2xx ─────┼───── 300-699: ACK
 *       ▼       │          ▼
 *    accepted   │      completed
 *       └───────┼──────────┘
 *       Timer M ▼ Timer D;  from calling also Timer B and transport error
 *           terminated
 *
 * An input not drawn for a phase changes nothing. Deviates from RFC 3261 §17.1.1.2: a transport
 * error ends "proceeding" too, since the flow is the only way the response could come.
 */
export type InviteClient =
  /** Timers A and B. */
  | ({ readonly phase: "calling"; readonly sent: SentRequest } & Retransmission)
  | { readonly phase: "proceeding"; readonly sent: SentRequest; readonly giveUpAt: Instant }
  | { readonly phase: "completed"; readonly ack: Wire; readonly endAt: Instant }
  | { readonly phase: "accepted"; readonly endAt: Instant }
  | { readonly phase: "terminated" };

export function openInviteClient(
  sent: SentRequest,
  env: TransactionEnv,
): [InviteClient, readonly ClientEffect[]] {
  const calling: InviteClient = { phase: "calling", sent, ...startRetransmission(env) };
  return [calling, [{ type: "send", wire: sent.wire }]];
}

export function stepInviteClient(
  state: InviteClient,
  input: ClientInput,
  env: TransactionEnv,
): [InviteClient, readonly ClientEffect[]] {
  switch (input.type) {
    case "response-received":
      return receive(state, input.response, env);
    case "transport-failed":
      return isPending(state)
        ? [{ phase: "terminated" }, [{ type: "transport-failed" }]]
        : [state, NOTHING];
    case "deadline-passed":
      return wake(state, env);
    default:
      return assertNever(input);
  }
}

export function inviteClientDeadline(state: InviteClient): Instant | undefined {
  switch (state.phase) {
    case "calling":
      return retransmissionDeadline(state);
    case "proceeding":
      return state.giveUpAt;
    case "completed":
    case "accepted":
      return state.endAt;
    case "terminated":
      return undefined;
    default:
      return assertNever(state);
  }
}

/** RFC 3261 §17.1.1.2: at least 32 s, whatever our T1. */
const TIMER_D = ms(32_000);
/** Our policy, in place of Timer C: how long an INVITE may stay provisional. */
const PROCEEDING_FOR = ms(180_000);
const NOTHING: readonly ClientEffect[] = [];

function isPending(state: InviteClient): state is Extract<InviteClient, { sent: SentRequest }> {
  return state.phase === "calling" || state.phase === "proceeding";
}

function receive(
  state: InviteClient,
  response: Extract<ClientInput, { type: "response-received" }>["response"],
  { now, reliable, timers }: TransactionEnv,
): [InviteClient, readonly ClientEffect[]] {
  const pass: ClientEffect = { type: "pass-response", response };
  const { status } = response;
  const is2xx = status >= 200 && status < 300;
  if (isPending(state)) {
    const { sent } = state;
    if (status < 200) {
      return [{ phase: "proceeding", sent, giveUpAt: addDuration(now, PROCEEDING_FOR) }, [pass]];
    }
    if (is2xx) return [{ phase: "accepted", endAt: addDuration(now, ms(64 * timers.t1)) }, [pass]];
    const ack = wireOf(ackToRefusal(sent.request, response));
    const effects: readonly ClientEffect[] = [{ type: "send", wire: ack }, pass];
    if (reliable) return [{ phase: "terminated" }, effects];
    return [{ phase: "completed", ack, endAt: addDuration(now, TIMER_D) }, effects];
  }
  // RFC 6026 §7.2: every 2xx is the user's, who acknowledges it.
  if (state.phase === "accepted" && is2xx) return [state, [pass]];
  if (state.phase === "completed" && status >= 300)
    return [state, [{ type: "send", wire: state.ack }]];
  return [state, NOTHING];
}

function wake(
  state: InviteClient,
  { now }: TransactionEnv,
): [InviteClient, readonly ClientEffect[]] {
  const deadline = inviteClientDeadline(state);
  if (deadline === undefined || now < deadline) return [state, NOTHING];
  if (!isPending(state)) return [{ phase: "terminated" }, NOTHING];
  if (state.phase === "proceeding" || now >= state.giveUpAt) {
    return [{ phase: "terminated" }, [{ type: "timed-out" }]];
  }
  // RFC 3261 §17.1.1.2: doubled each time, without a bound.
  const next = retransmitted(state, 2 * state.interval, now);
  return [next, [{ type: "send", wire: state.sent.wire }]];
}
