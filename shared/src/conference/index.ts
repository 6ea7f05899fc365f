export { mayFollow, seatedIn } from "./admission.ts";
export { shownAs } from "./anonymity.ts";
export { chatLimits, type KeptChat } from "./chat.ts";
export {
  type Conference,
  type ConferenceEnv,
  isReachable,
  type Leg,
  openConference,
  type Participant,
  type Presence,
} from "./conference.ts";
export { conferenceName } from "./conference-name.ts";
export { conferenceDeadline } from "./deadline.ts";
export { drawToken } from "./draw-token.ts";
export type { ConferenceEffect, Warning } from "./effect.ts";
export type { InvitationId, ParticipantId, ReferId, SubscriptionId } from "./ids.ts";
export type {
  Caller,
  ConferenceInput,
  InvitationInput,
  MediaInput,
  Recipient,
  Subscriber,
} from "./input.ts";
export { type Invitation, isCalling } from "./invitation.ts";
export type { ConferenceMemory, Conversation, RememberedParticipant } from "./memory.ts";
export { memoryOf, sameMemory } from "./memory-of.ts";
export type { MessageToTell } from "./message-to-tell.ts";
export type { Offering } from "./offering.ts";
export { type ConferencePolicy, type Member, type Role } from "./policy.ts";
export type { Reason } from "./reason.ts";
export { isOwed, reinvitesOwed } from "./reinvites-owed.ts";
export { rosterOf } from "./roster.ts";
export { type ConferenceSettings, defaultConferenceSettings } from "./settings.ts";
export { stepConference } from "./step.ts";
