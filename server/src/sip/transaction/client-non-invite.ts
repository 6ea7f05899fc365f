import { addDuration, assertNever, type Instant } from "@parley/shared/lib";
import type { ReceivedResponse } from "../message/message.ts";
import type { ClientEffect, ClientInput, SentRequest } from "./client.ts";
import {
  backOff,
  type Retransmission,
  retransmissionDeadline,
  retransmitted,
  startRetransmission,
} from "./retransmission.ts";
import type { TransactionEnv } from "./timers.ts";

/**
 * Non-INVITE client transaction (RFC 3261 §17.1.2).
 *
 *     trying ──1xx──► proceeding ──200-699──► completed ──Timer K──► terminated
 *        │                │
 *        └────────────────┴──Timer F, transport error──────────────► terminated
 *
 * An input not drawn for a phase changes nothing.
 */
export type NonInviteClient =
  /** Timers E and F. */
  | ({ readonly phase: "trying" | "proceeding"; readonly sent: SentRequest } & Retransmission)
  | { readonly phase: "completed"; readonly endAt: Instant }
  | { readonly phase: "terminated" };

export function openNonInviteClient(
  sent: SentRequest,
  env: TransactionEnv,
): [NonInviteClient, readonly ClientEffect[]] {
  const trying: NonInviteClient = { phase: "trying", sent, ...startRetransmission(env) };
  return [trying, [{ type: "send", wire: sent.wire }]];
}

export function stepNonInviteClient(
  state: NonInviteClient,
  input: ClientInput,
  env: TransactionEnv,
): [NonInviteClient, readonly ClientEffect[]] {
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

export function nonInviteClientDeadline(state: NonInviteClient): Instant | undefined {
  switch (state.phase) {
    case "trying":
    case "proceeding":
      return retransmissionDeadline(state);
    case "completed":
      return state.endAt;
    case "terminated":
      return undefined;
    default:
      return assertNever(state);
  }
}

const NOTHING: readonly ClientEffect[] = [];

type Pending = Extract<NonInviteClient, { phase: "trying" | "proceeding" }>;

function isPending(state: NonInviteClient): state is Pending {
  return state.phase === "trying" || state.phase === "proceeding";
}

function receive(
  state: NonInviteClient,
  response: ReceivedResponse,
  { now, reliable, timers }: TransactionEnv,
): [NonInviteClient, readonly ClientEffect[]] {
  if (!isPending(state)) return [state, NOTHING];
  const pass: readonly ClientEffect[] = [{ type: "pass-response", response }];
  if (response.status < 200) return [{ ...state, phase: "proceeding" }, pass];
  if (reliable) return [{ phase: "terminated" }, pass];
  return [{ phase: "completed", endAt: addDuration(now, timers.t4) }, pass];
}

function wake(
  state: NonInviteClient,
  { now, timers }: TransactionEnv,
): [NonInviteClient, readonly ClientEffect[]] {
  const deadline = nonInviteClientDeadline(state);
  if (deadline === undefined || now < deadline) return [state, NOTHING];
  if (!isPending(state)) return [{ phase: "terminated" }, NOTHING];
  if (now >= state.giveUpAt) return [{ phase: "terminated" }, [{ type: "timed-out" }]];
  // RFC 3261 §17.1.2.2: once a provisional has come, Timer E runs at T2.
  const interval = state.phase === "proceeding" ? timers.t2 : backOff(state.interval, timers);
  return [retransmitted(state, interval, now), [{ type: "send", wire: state.sent.wire }]];
}
