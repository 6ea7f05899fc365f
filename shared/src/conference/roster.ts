import type { Roster, RosterEndpoint, RosterUser } from "../event-package/index.ts";
import { assertNever } from "../lib/index.ts";
import { shownAs } from "./anonymity.ts";
import type { Conference, Participant } from "./conference.ts";
import type { ConferenceSettings } from "./settings.ts";

/**
 * Who is there, as subscribers are told (RFC 4575): a user for each entity, an endpoint for each
 * participant. An instance id never appears in it.
 */
export function rosterOf(conference: Conference): Roster {
  const byEntity = new Map<string, Participant[]>();
  for (const participant of conference.participants.values()) {
    const { entity } = shownAs(participant);
    const same = byEntity.get(entity);
    if (same) same.push(participant);
    else byEntity.set(entity, [participant]);
  }
  const users = [...byEntity.values()].map((same) => userOf(same, conference.settings));
  const known = conference.roster;
  const maximumUserCount = conference.policy.maxParticipants;
  const isSame =
    known?.maximumUserCount === maximumUserCount &&
    known.users.length === users.length &&
    users.every((user, at) => user === known.users[at]);
  return isSame ? known : { entity: conference.uri, maximumUserCount, users };
}

function userOf(participants: readonly Participant[], settings: ConferenceSettings): RosterUser {
  const [first] = participants;
  if (first && participants.length === 1) {
    const known = singleUsers.get(first);
    if (known) return known;
    const made = makeUser([first], settings);
    singleUsers.set(first, made);
    return made;
  }
  return makeUser(participants, settings);
}

/** The same participant always looks the same, so that nothing compares unequal that is equal. */
const singleUsers = new WeakMap<Participant, RosterUser>();

function makeUser(participants: readonly Participant[], settings: ConferenceSettings): RosterUser {
  const [first] = participants;
  const shown = first && shownAs(first);
  return {
    entity: shown?.entity ?? "",
    displayText: shown?.displayName ?? "",
    roles: [...new Set(participants.map(({ role }) => role))],
    endpoints: participants.map((participant) => endpointOf(participant, settings)),
  };
}

function endpointOf(participant: Participant, settings: ConferenceSettings): RosterEndpoint {
  const { presence } = participant;
  const endpoint = {
    entity: participant.id,
    joiningMethod: "dialed-in",
    joinedAt: participant.joinedAt,
    media: [],
  } as const;
  switch (presence.phase) {
    case "joining":
      return { ...endpoint, status: "dialing-in" };
    case "connected":
      return { ...endpoint, status: "connected" };
    case "removed":
      return { ...endpoint, status: "disconnecting" };
    case "lost":
    case "departed": {
      const { when, reason } = presence;
      return {
        ...endpoint,
        status: "disconnected",
        disconnectionMethod: methodOf(presence, settings),
        disconnection: { when, reason },
      };
    }
    default:
      return assertNever(presence);
  }
}

/**
 * OMA CPM: departed is who wished to leave, booted who did not (S2.44-S2.46). RFC 4575 §5.7.6:
 * departed is who sent the BYE, booted who was sent one.
 */
function methodOf(
  presence: Extract<Participant["presence"], { readonly phase: "lost" | "departed" }>,
  settings: ConferenceSettings,
): "departed" | "booted" {
  if (presence.phase === "departed") return "departed";
  return settings.disconnectionSemantics === "rfc4575" && presence.saidBye ? "departed" : "booted";
}
