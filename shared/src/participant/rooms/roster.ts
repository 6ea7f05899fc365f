import {
  applyConferenceInfo,
  type EndpointStatus,
  type KnownRoster,
  parseConferenceInfo,
  type RosterEndpoint,
  type RosterMedia,
  type RosterUser,
} from "../../event-package/index.ts";
import { addDuration, assertNever, type Env, type Instant } from "../../lib/index.ts";
import { participantLimits } from "../limits.ts";

/** This end's copy of the focus's roster, kept by NOTIFY (RFC 4575 §4.6). */
export interface RosterCopy {
  /** What the present subscription has told; a new one begins with nothing. */
  readonly known?: KnownRoster;
  /** Who is there, as last told by any subscription. */
  readonly people: readonly RosterPerson[];
  /** Full state was asked for, and has not come. */
  readonly refreshing: boolean;
  /** When a lost subscription is to be made again. */
  readonly resubscribeAt?: Instant;
}

/** Somebody who is in the conference, or will be back. */
export interface RosterPerson {
  /** RFC 4575 user entity. */
  readonly entity: string;
  readonly name: string;
  readonly state: "connecting" | "connected" | "reconnecting";
  /** May send others away and end the meeting (RFC 4575 §5.6.3). */
  readonly isHost: boolean;
  /** Only watches: nobody hears them. */
  readonly isObserver?: boolean;
  /** Entities of those endpoints of theirs that are there, on the way, or lost and may be back. */
  readonly endpoints: readonly string[];
  /** How many of these are lost. */
  readonly lost: number;
  /** Since when a hand of theirs is up: ISO 8601, of the focus's clock. */
  readonly handRaisedAt?: string;
  /** Whether all their endpoints that are there say that nothing can be heard from them. */
  readonly isMuted?: boolean;
  /** When this end first heard that they are lost; present while reconnecting. */
  readonly lostAt?: Instant;
}

export const noRoster: RosterCopy = { people: [], refreshing: false };

/** The copy a new subscription starts with: who was there stays until the focus says otherwise. */
export function newSubscription(roster: RosterCopy): RosterCopy {
  return { people: roster.people, refreshing: false };
}

export function subscriptionLost(roster: RosterCopy, env: Env): RosterCopy {
  const resubscribeAt = addDuration(env.now, participantLimits.resubscribeAfter);
  return { ...newSubscription(roster), resubscribeAt };
}

/** What one NOTIFY came to: `told` if the copy is now what the focus sees, `gap` if one was missed. */
export type Notified = "told" | "gap" | "nothing";

export function notified(roster: RosterCopy, body: string, env: Env): [RosterCopy, Notified] {
  const document = parseConferenceInfo(body);
  // One that cannot be read is as good as one that was missed.
  if (!document.ok) return askAgain(roster);
  const outcome = applyConferenceInfo(roster.known, document.value);
  switch (outcome.type) {
    case "applied": {
      const { known } = outcome;
      const people = peopleOf(known.users, roster.people, env.now);
      return [{ known, people, refreshing: false }, "told"];
    }
    case "conference-ended":
      return [noRoster, "told"];
    case "resubscribe":
      return askAgain(roster);
    case "discarded":
      return [roster, "nothing"];
    default:
      return assertNever(outcome);
  }
}

/** Full state is asked for once, however many partial ones follow the one that was missed. */
function askAgain(roster: RosterCopy): [RosterCopy, Notified] {
  return roster.refreshing ? [roster, "nothing"] : [{ ...roster, refreshing: true }, "gap"];
}

function peopleOf(
  users: readonly RosterUser[],
  before: readonly RosterPerson[],
  now: Instant,
): readonly RosterPerson[] {
  return users.flatMap((user) => {
    const state = stateOf(user);
    if (state === undefined) return [];
    const lost = user.endpoints.filter(isLost).length;
    const endpoints = user.endpoints.filter((one) => isThereOrOnTheWay(one) || isLost(one));
    const person = {
      entity: user.entity,
      name: user.displayText ?? user.entity,
      state,
      isHost: user.roles.includes("host"),
      ...(user.roles.length > 0 &&
        user.roles.every((role) => role === "observer") && { isObserver: true }),
      endpoints: endpoints.map(({ entity }) => entity),
      lost,
      ...handOf(user),
      ...(isMuted(user) && { isMuted: true }),
    };
    if (state !== "reconnecting") return [person];
    const known = before.find(({ entity }) => entity === user.entity);
    return [{ ...person, lostAt: known?.lostAt ?? now }];
  });
}

function handOf({ endpoints }: RosterUser): Pick<RosterPerson, "handRaisedAt"> {
  const [earliest] = endpoints.flatMap(({ handRaisedAt }) => handRaisedAt ?? []).toSorted();
  return earliest === undefined ? {} : { handRaisedAt: earliest };
}

/** RFC 4575 §5.8.5: of who is muted it is "recvonly". Who says nothing may be heard at any time. */
function isMuted({ endpoints }: RosterUser): boolean {
  const there = endpoints.filter(({ status }) => isThere(status));
  return there.length > 0 && there.every(({ media }) => isSilent(media));
}

function isSilent(media: readonly RosterMedia[]): boolean {
  const sounds = media.filter(({ type }) => type === "audio");
  return (
    sounds.length > 0 &&
    sounds.every(({ status }) => status === "recvonly" || status === "inactive")
  );
}

/**
 * One person, however many endpoints: there if one of them is, lost if the focus booted the last
 * one, gone if they departed.
 */
function stateOf({ endpoints }: RosterUser): RosterPerson["state"] | undefined {
  if (endpoints.some(({ status }) => isThere(status))) return "connected";
  if (endpoints.some(({ status }) => isOnTheWay(status))) return "connecting";
  return endpoints.some(isLost) ? "reconnecting" : undefined;
}

function isThereOrOnTheWay({ status }: RosterEndpoint): boolean {
  return isThere(status) || isOnTheWay(status);
}

/** An endpoint the focus booted holds its seat until the roster forgets it. */
function isLost(endpoint: RosterEndpoint): boolean {
  return !isThereOrOnTheWay(endpoint) && endpoint.disconnectionMethod === "booted";
}

function isThere(status: EndpointStatus): boolean {
  return status === "connected" || status === "on-hold" || status === "muted-via-focus";
}

function isOnTheWay(status: EndpointStatus): boolean {
  return (
    status === "pending" ||
    status === "dialing-in" ||
    status === "dialing-out" ||
    status === "alerting"
  );
}
