import type { Roster, RosterEndpoint, RosterUser } from "../../event-package/index.ts";
import { assertNever } from "../../lib/index.ts";
import type { Conference, Participant } from "../conference.ts";
import { mediaOf } from "../info-packages/microphone.ts";
import type { Invitation } from "../inviting/invitation.ts";
import { invitedAs, shownAs } from "../policy/anonymity.ts";
import type { Role } from "../policy/policy.ts";
import type { ConferenceSettings } from "../settings.ts";
import { invitedEndpoint } from "./invited-endpoint.ts";

/**
 * Who is there or is called, as subscribers are told (RFC 4575): a user for each entity, an
 * endpoint for each participant and each invitation. An instance id never appears in it.
 */
export function rosterOf(conference: Conference): Roster {
  const byEntity = new Map<string, Row[]>();
  for (const row of rowsOf(conference)) {
    const same = byEntity.get(row.entity);
    if (same) same.push(row);
    else byEntity.set(row.entity, [row]);
  }
  const users = [...byEntity.values()].map(userOf);
  const known = conference.roster;
  const maximumUserCount = conference.policy.maxParticipants;
  const isSame =
    known?.maximumUserCount === maximumUserCount &&
    known.users.length === users.length &&
    users.every((user, at) => user === known.users[at]);
  return isSame ? known : { entity: conference.uri, maximumUserCount, users };
}

/** One endpoint, and the user it makes where it is the only one. */
interface Row {
  readonly entity: string;
  readonly displayName: string;
  readonly role: Role;
  readonly endpoint: RosterEndpoint;
  readonly alone: RosterUser;
}

function* rowsOf({ participants, invitations, settings }: Conference): Iterable<Row> {
  for (const participant of participants.values()) {
    if (!isOnTheWayIn(participant)) yield rowOf(participant, settings);
  }
  for (const invitation of invitations.values()) {
    // Once it is answered, it is the participant that is shown.
    if (invitation.progress.phase !== "answered") yield rowOf(invitation, settings);
  }
}

/**
 * Between INVITE and ACK nobody is told of somebody new: a moment later they are connected, and
 * one NOTIFY tells everybody instead of two.
 */
function isOnTheWayIn({ presence, joiningMethod }: Participant): boolean {
  return presence.phase === "joining" && !presence.heldAs && joiningMethod === "dialed-in";
}

/** The same participant always looks the same, so that nothing compares unequal that is equal. */
const rows = new WeakMap<Participant | Invitation, Row>();

function rowOf(somebody: Participant | Invitation, settings: ConferenceSettings): Row {
  const known = rows.get(somebody);
  if (known) return known;
  const isInvited = "progress" in somebody;
  const shown = isInvited ? invitedAs(somebody) : shownAs(somebody);
  const endpoint = isInvited ? invitedEndpoint(somebody) : endpointOf(somebody, settings);
  const told = { ...shown, role: somebody.role, endpoint };
  const row = { ...told, alone: makeUser([told]) };
  rows.set(somebody, row);
  return row;
}

function userOf(same: readonly Row[]): RosterUser {
  const [first] = same;
  return first && same.length === 1 ? first.alone : makeUser(same);
}

function makeUser(same: readonly Omit<Row, "alone">[]): RosterUser {
  const [first] = same;
  return {
    entity: first?.entity ?? "",
    displayText: first?.displayName ?? "",
    roles: [...new Set(same.map(({ role }) => role))],
    endpoints: same.map(({ endpoint }) => endpoint),
  };
}

function endpointOf(participant: Participant, settings: ConferenceSettings): RosterEndpoint {
  const { joiningMethod } = participant;
  const presence = asShown(participant.presence);
  const endpoint = {
    entity: participant.id,
    joiningMethod,
    joinedAt: participant.joinedAt,
    ...(participant.hand && { handRaisedAt: participant.hand.since }),
    media: mediaOf(participant),
  };
  switch (presence.phase) {
    case "joining":
      return { ...endpoint, status: "dialing-out" };
    case "connected":
      return { ...endpoint, status: "connected" };
    case "removed":
      return { ...endpoint, status: "disconnecting" };
    case "lost":
    case "departed": {
      const { when, reason } = presence;
      const by = presence.phase === "departed" && presence.by !== undefined && { by: presence.by };
      return {
        ...endpoint,
        status: "disconnected",
        disconnectionMethod: methodOf(presence, settings),
        disconnection: { when, reason, ...by },
      };
    }
    default:
      return assertNever(presence);
  }
}

/** Who was lost stays so until they are there again: an attempt may yet fail. */
function asShown(presence: Participant["presence"]): Participant["presence"] {
  return presence.phase === "joining" && presence.heldAs ? presence.heldAs : presence;
}

/**
 * OMA CPM: departed is who wished to leave or was removed, booted who did not wish it
 * (S2.44-S2.46). RFC 4575 §5.7.6: departed is who sent the BYE, booted who was sent one.
 */
function methodOf(
  { phase, saidBye }: Extract<Participant["presence"], { readonly saidBye: boolean }>,
  { disconnectionSemantics }: ConferenceSettings,
): "departed" | "booted" {
  const isDeparted = disconnectionSemantics === "rfc4575" ? saidBye : phase === "departed";
  return isDeparted ? "departed" : "booted";
}
