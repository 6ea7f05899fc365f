import type { KeptChat } from "../messages/chat.ts";
import type { ConferencePolicy, Role } from "../policy/policy.ts";

/** Names of a conversation that CPM clients know it by; given by who began it (S2.33). */
export interface Conversation {
  readonly conversationId?: string;
  readonly contributionId?: string;
  readonly inReplyToContributionId?: string;
}

/** Somebody of the last participants list, and the seat that is theirs. */
export interface RememberedParticipant {
  readonly entity: string;
  readonly displayName: string;
  readonly seat: number;
  readonly instance?: string;
  readonly role: Role;
  readonly anonymous: boolean;
  readonly proven: boolean;
}

/** What of a conference outlives the process: nothing that only a live dialog can mean. */
export interface ConferenceMemory {
  readonly uri: string;
  readonly policy: ConferencePolicy;
  readonly phase: "active" | "inactive" | "released";
  readonly conversation: Conversation;
  readonly lastParticipants: readonly RememberedParticipant[];
  /** What those who are away have missed; absent where they have missed nothing. */
  readonly chat?: KeptChat;
}
