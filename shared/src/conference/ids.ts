import type { Brand } from "../lib/index.ts";

/** Names a participant for the life of the conference. */
export type ParticipantId = Brand<string, "ParticipantId">;

/** Names one subscription to the conference package: one SUBSCRIBE dialog. */
export type SubscriptionId = Brand<string, "SubscriptionId">;

/** Names one REFER until it is finished. */
export type ReferId = Brand<string, "ReferId">;

/** Names one INVITE of ours, and who is asked by it, until it is answered for good. */
export type InvitationId = Brand<string, "InvitationId">;
