export {
  applyConferenceInfo,
  type ConferenceInfoOutcome,
  type KnownRoster,
} from "./apply-conference-info.ts";
export type {
  ConferenceDescription,
  ConferenceInfoDocument,
  ConferenceInfoFault,
  EndpointUpdate,
  State,
  UsersUpdate,
  UserUpdate,
} from "./conference-info.ts";
export { parseConferenceInfo } from "./parse-conference-info.ts";
export { fullDocument, partialDocument } from "./print-conference-info.ts";
export type {
  CallInfo,
  Disconnection,
  DisconnectionMethod,
  EndpointStatus,
  JoiningMethod,
  MediaStatus,
  Referral,
  Roster,
  RosterEndpoint,
  RosterMedia,
  RosterUser,
} from "./roster.ts";
export { openSubscription, stepSubscription } from "./step-subscription.ts";
export {
  type Subscription,
  type SubscriptionEffect,
  type SubscriptionInput,
  subscriptionDeadline,
  type TerminationReason,
} from "./subscription.ts";
