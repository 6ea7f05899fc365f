import { Alarm, type Clock, Deadlines } from "../deadlines.ts";
import type { Identify } from "../proof.ts";
import type { SipSettings } from "../settings.ts";
import type { SipEvent } from "../sip-event.ts";
import type { InviteToSend, SentInvite } from "../sip-handle.ts";
import type { SipTap } from "../sip-tap.ts";
import type { Wire } from "../transaction/wire.ts";
import type { Flow, FlowUser } from "../transport/flow.ts";
import { capabilityHeaders } from "./capabilities.ts";
import type { Core } from "./core.ts";
import { Dialogs } from "./dialogs/dialogs.ts";
import { OutgoingInvite } from "./inviting/outgoing-invite.ts";
import { Inbox } from "./receiving/inbox.ts";
import { receiveRequest } from "./receiving/user-agent-server.ts";
import { Registrar } from "./registrar/registrar.ts";
import { Steps } from "./steps.ts";
import { Transactions } from "./transactions/transactions.ts";

export interface UserAgentParts {
  /** Told what happened, one event at a time. */
  readonly user: (event: SipEvent) => void;
  readonly clock: Clock;
  /** At least 64 bits from a cryptographic source, in letters and digits (RFC 3261 §19.3). */
  readonly token: () => string;
  /** From 0 to below 1, for what may be guessed. */
  readonly random: () => number;
  readonly settings: SipSettings;
  /**
   * Asked for every INVITE, SUBSCRIBE, REGISTER and REFER outside a dialog; left out, nobody is
   * proven and nobody refused.
   */
  readonly identify?: Identify;
  /** Sees every message; left out, none is described. */
  readonly tap?: (event: SipTap) => void;
}

/** A SIP user agent over whatever flows it is given. */
export interface UserAgent {
  /** Where flows report what they receive. */
  readonly inbox: FlowUser;
  readonly deadlines: Deadlines;
  /** Calls somebody who is registered here. */
  invite(call: InviteToSend): SentInvite;
  counts(): { readonly transactions: number; readonly dialogs: number };
  /** Forgets everything, without a word to any peer or the user. */
  close(): void;
}

/** Joins transactions, dialogs and the registrar to a user agent: called, and calling. */
export function createUserAgent(parts: UserAgentParts): UserAgent {
  const { clock, tap } = parts;
  const steps = new Steps<SipEvent>(parts.user, (error) => {
    if (tap === undefined) process.emitWarning(error instanceof Error ? error : String(error));
    else tap({ type: "broke", at: clock.now(), error });
  });
  const run = (work: () => void) => steps.run(work);
  const deadlines = new Deadlines(clock, run);
  const core = createCore(parts, deadlines, (event) => steps.tell(event));
  return {
    inbox: new Inbox({ core, run, tap }),
    deadlines,
    invite(call) {
      const bindings = core.registrar.bindingsOf(call.to, deadlines.now());
      return new OutgoingInvite(core, call, core.dialogs.isFull() ? [] : bindings);
    },
    counts: () => ({ transactions: core.transactions.size, dialogs: core.dialogs.size }),
    close() {
      core.dialogs.clear();
      core.transactions.close();
      deadlines.close();
    },
  };
}

function createCore(
  parts: UserAgentParts,
  deadlines: Deadlines,
  emit: (event: SipEvent) => void,
): Core {
  const { settings, token, random, tap } = parts;
  const dialogs = new Dialogs();
  const send = (flow: Flow, wire: Wire) => {
    tap?.({ type: "message", direction: "out", at: deadlines.now(), flow: flow.id, message: wire });
    return flow.send(wire.raw);
  };
  const host = { deadlines, timers: settings.timers, token, send };
  const transactions: Transactions = new Transactions(
    host,
    {
      requestReceived: (transaction) => receiveRequest(transaction, core),
      ackReceived: (ack) => dialogs.ackReceived(ack),
      strayResponse: (response) => dialogs.strayResponse(response),
    },
    settings.publicHost,
  );
  const later = (work: () => void) => deadlines.set(new Alarm(work), deadlines.now());
  const capabilities = capabilityHeaders(settings);
  const identify: Identify = parts.identify ?? (() => ({ type: "unproven" }));
  const registrar = new Registrar(settings.registrationMaxSeconds);
  const held = { settings, transactions, dialogs, registrar, capabilities };
  const core: Core = { ...host, ...held, random, identify, emit, later };
  return core;
}
