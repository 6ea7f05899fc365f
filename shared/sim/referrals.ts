import type { ConferenceEffect, ConferenceInput, ReferId, Role } from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { LegId } from "../src/switching/index.ts";

/** One REFER, as whoever sent it sees it. */
export interface Referral {
  readonly target: string;
  /** Its final response. */
  status?: number;
  /** What the last NOTIFY of its subscription says came of it. */
  outcome?: number;
}

type Answered = Extract<
  ConferenceEffect,
  { readonly type: "answer-refer" | "finish-refer"; readonly refer: ReferId }
>;

/** All REFERs to the focus: each is answered once, and what was accepted is finished once. */
export class Referrals {
  readonly #receive: (input: ConferenceInput) => void;
  #count = 0;
  /** Those that the focus that is running has taken. */
  readonly all = new Map<ReferId, Referral>();

  constructor(receive: (input: ConferenceInput) => void) {
    this.#receive = receive;
  }

  /** A REFER with `method=BYE`: in a dialog, or in none with a role of its own. */
  requestRemoval(target: string, by: LegId | undefined, role?: Role): Referral {
    const refer = `refer-${++this.#count}` as ReferId;
    const referral: Referral = { target };
    this.all.set(refer, referral);
    const asker = { ...(by !== undefined && { by }), ...(role && { role }) };
    this.#receive({ type: "removal-requested", refer, target, ...asker });
    return referral;
  }

  perform({ type, refer, status }: Answered): void {
    const referral = this.all.get(refer);
    if (!referral) return;
    if (type === "answer-refer") {
      invariant(referral.status === undefined, `${refer} is answered twice`);
      referral.status = status;
    } else {
      invariant(referral.status === 200, `${refer} is finished without having been accepted`);
      invariant(referral.outcome === undefined, `${refer} is finished twice`);
      referral.outcome = status;
    }
  }

  /** The process has died: nobody hears of what it was asked. */
  forget(): void {
    this.all.clear();
  }
}
