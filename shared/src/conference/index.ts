export {
  type Conference,
  type ConferenceEnv,
  isReachable,
  type Leg,
  openConference,
  type Participant,
  type Presence,
} from "./conference.ts";
export { conferenceDeadline } from "./deadline.ts";
export type { ConferenceEffect, Warning } from "./effect.ts";
export type { ParticipantId, SubscriptionId } from "./ids.ts";
export type { Caller, ConferenceInput, MediaInput } from "./input.ts";
export type { Offering } from "./offering.ts";
export type { Reason } from "./reason.ts";
export { isOwed, reinvitesOwed } from "./reinvites-owed.ts";
export { rosterOf } from "./roster.ts";
export { type ConferenceSettings, defaultConferenceSettings } from "./settings.ts";
export { stepConference } from "./step.ts";
