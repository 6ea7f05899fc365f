export type { Offering } from "./advertising/offering.ts";
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
export { type Invitation, isCalling } from "./inviting/invitation.ts";
export { isOwed, reinvitesOwed } from "./leg/reinvites-owed.ts";
export type { ConferenceMemory, Conversation, RememberedParticipant } from "./lifecycle/memory.ts";
export { memoryOf, sameMemory } from "./lifecycle/memory-of.ts";
export { chatLimits, type KeptChat } from "./messages/chat.ts";
export type { MessageToTell } from "./messages/message-to-tell.ts";
export { mayFollow, seatedIn } from "./policy/admission.ts";
export { shownAs } from "./policy/anonymity.ts";
export { type ConferencePolicy, type Member, type Role } from "./policy/policy.ts";
export type { Reason } from "./reason.ts";
export { rosterOf } from "./roster/roster.ts";
export { type ConferenceSettings, defaultConferenceSettings } from "./settings.ts";
export { stepConference } from "./step.ts";
