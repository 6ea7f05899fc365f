import { assertNever } from "@parley/shared/lib";
import { Alarm } from "../../deadlines.ts";
import {
  type Forking,
  type ForkingEffect,
  type ForkingInput,
  forkingDeadline,
  openForking,
  stepForking,
} from "../../dialog/forking.ts";
import type { Reason } from "../../message/reason.ts";
import { asLogicalUri, parseSipUri } from "../../message/uri.ts";
import type { InviteToSend, SentInvite } from "../../sip-handle.ts";
import type { Core } from "../core.ts";
import { InviteLeg } from "../leg/invite-leg.ts";
import { toldHeaders } from "../receiving/opening-request.ts";
import { extraFields } from "../refusal.ts";
import type { Binding } from "../registrar/binding.ts";
import { type AnsweredInvite, answeredInvite, decline } from "./answered-invite.ts";
import { InviteBranch } from "./invite-branch.ts";

/** One person called at every contact at once, until somebody answers or nobody will. */
export class OutgoingInvite implements SentInvite {
  readonly id: string;
  readonly #core: Core;
  readonly #call: InviteToSend;
  readonly #callId: string;
  readonly #branches: ReadonlyMap<string, InviteBranch>;
  readonly #alarm = new Alarm(() => this.#step({ type: "deadline-passed" }));
  #forking: Forking;

  constructor(core: Core, call: InviteToSend, bindings: readonly Binding[]) {
    this.id = call.id;
    this.#core = core;
    this.#call = call;
    this.#callId = core.token();
    const common = {
      callId: this.#callId,
      from: `<${call.from}>;tag=${core.token()}`,
      to: `<${asLogicalUri(call.to) ?? call.to}>`,
      contactUser: parseSipUri(call.from)?.user,
      headers: extraFields(call.headers),
    };
    this.#branches = new Map(
      bindings.map((binding, index) => {
        const name = String(index);
        const branch: InviteBranch = new InviteBranch(core, common, binding, {
          isWanted: () => this.#forking.outcome === undefined,
          calledAgain: () => this.#step({ type: "called-again", branch: name }),
          came: (status, answered) =>
            this.#step({ type: "response-received", branch: name, status }, answered),
        });
        return [name, branch];
      }),
    );
    const [opened, effects] = openForking([...this.#branches.keys()], core.deadlines.now());
    this.#forking = opened;
    core.deadlines.set(this.#alarm, forkingDeadline(opened));
    for (const branch of this.#branches.values()) branch.send();
    // Nothing is told before the command has returned.
    if (effects.length > 0) core.later(() => effects.forEach((effect) => this.#perform(effect)));
  }

  cancel(): void {
    this.#core.later(() => this.#step({ type: "cancel-requested" }));
  }

  #step(input: ForkingInput, answered?: AnsweredInvite): void {
    const { deadlines } = this.#core;
    const [next, effects] = stepForking(this.#forking, input, deadlines.now());
    this.#forking = next;
    deadlines.set(this.#alarm, forkingDeadline(next));
    for (const effect of effects) this.#perform(effect, answered);
  }

  #perform(effect: ForkingEffect, answered?: AnsweredInvite): void {
    switch (effect.type) {
      case "tell-ringing":
        return this.#core.emit({ type: "invite-ringing", sent: this });
      case "tell-failed":
        return this.#core.emit({ type: "invite-failed", sent: this, status: effect.status });
      case "tell-answered":
        return this.#answered(effect.branch, answered);
      case "send-cancel":
        return this.#branches.get(effect.branch)?.cancel(this.#whyNot());
      case "decline":
        if (answered !== undefined) decline(this.#core, answered, this.#whyNot());
        return;
      default:
        assertNever(effect);
    }
  }

  #answered(branch: string, answered: AnsweredInvite | undefined): void {
    const binding = this.#branches.get(branch)?.binding;
    if (binding === undefined || answered === undefined) return;
    const { displayName, uri, parameters } = binding;
    const identity = this.#call.identityOf?.(binding.identity) ?? binding.identity;
    const leg = new InviteLeg(this.#core, answeredInvite(answered), identity);
    const { headers, body } = answered.response;
    this.#core.emit({
      type: "invite-answered",
      sent: this,
      leg,
      answer: {
        ...{ identity, callId: this.#callId, sdp: body },
        from: { uri: this.#call.to, displayName },
        contact: { uri, parameters },
        headers: toldHeaders(headers),
      },
    });
  }

  /** RFC 3326 §3.1: a device that rang in vain need not show a missed call. */
  #whyNot(): Reason {
    return this.#forking.outcome === "answered"
      ? { protocol: "SIP", cause: 200, text: "Call completed elsewhere" }
      : { protocol: "SIP", cause: 487 };
  }
}
