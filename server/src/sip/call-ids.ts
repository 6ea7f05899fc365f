import type { SubscriptionId } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";

/** Which leg or subscription has which Call-ID, both ways. */
export class CallIds {
  readonly #partyByCallId = new Map<string, LegId | SubscriptionId>();
  readonly #callIdByParty = new Map<LegId | SubscriptionId, string>();

  partyOf(callId: string): LegId | SubscriptionId | undefined {
    return this.#partyByCallId.get(callId);
  }

  remember(party: LegId | SubscriptionId, callId: string): void {
    this.#partyByCallId.set(callId, party);
    this.#callIdByParty.set(party, callId);
  }

  forget(party: LegId | SubscriptionId): void {
    const callId = this.#callIdByParty.get(party);
    // Callers choose their Call-IDs, also one that another has.
    if (callId !== undefined && this.#partyByCallId.get(callId) === party) {
      this.#partyByCallId.delete(callId);
    }
    this.#callIdByParty.delete(party);
  }
}
