import { xmlElement, xmlText } from "../xml/index.ts";
import { namespace } from "./conference-info.ts";
import { printUser } from "./print-user.ts";
import type { EndpointStatus, Roster, RosterUser } from "./roster.ts";

/** The roster as a document of full state: what a subscriber is told first and after a refresh. */
export function fullDocument(roster: Roster, version: number): string {
  const users = xmlElement("users", { state: "full" }, roster.users.map(printUser).join(""));
  return document(roster, "full", version, description(roster) + conferenceState(roster) + users);
}

/**
 * What has changed from one roster of a conference to the next, as a document of partial state;
 * absent if nothing has. A user is the smallest part: one that looks different is told anew and
 * whole, since a partial user cannot say that a part of it is gone.
 */
export function partialDocument(
  before: Roster,
  after: Roster,
  version: number,
): string | undefined {
  const described = description(before) === description(after) ? "" : description(after);
  const users = changedUsers(before.users, after.users);
  if (described === "" && users === "") return undefined;
  // RFC 4575 §4.6: state defaults to full, which would flush what is not repeated.
  const changed = users === "" ? "" : xmlElement("users", { state: "partial" }, users);
  return document(after, "partial", version, described + conferenceState(after) + changed);
}

function document(
  { entity }: Roster,
  state: "full" | "partial",
  version: number,
  content: string,
): string {
  const attributes = { xmlns: namespace, entity, state, version: `${version}` };
  const root = xmlElement("conference-info", attributes, content);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

function changedUsers(before: readonly RosterUser[], after: readonly RosterUser[]): string {
  if (before === after) return "";
  const known = new Map(before.map((user) => [user.entity, user]));
  let changed = "";
  for (const user of after) {
    const told = known.get(user.entity);
    known.delete(user.entity);
    if (told === undefined || !looksSame(told, user)) changed += printUser(user);
  }
  for (const entity of known.keys()) changed += xmlElement("user", { entity, state: "deleted" });
  return changed;
}

function looksSame(told: RosterUser, user: RosterUser): boolean {
  return told === user || printUser(told) === printUser(user);
}

/** RFC 4575 §5.3. Told as a whole: it has no state of its own. */
function description({ displayText, maximumUserCount }: Roster): string {
  const content =
    (displayText === undefined ? "" : xmlText("display-text", displayText)) +
    (maximumUserCount === undefined ? "" : xmlText("maximum-user-count", `${maximumUserCount}`));
  return xmlElement("conference-description", {}, content);
}

/** RFC 4575 §5.5.1: the users who take part at this moment. */
function conferenceState({ users }: Roster): string {
  const count = users.filter(({ endpoints }) =>
    endpoints.some(({ status }) => takingPart.has(status)),
  ).length;
  return xmlElement("conference-state", {}, xmlText("user-count", `${count}`));
}

const takingPart: ReadonlySet<EndpointStatus> = new Set([
  "connected",
  "on-hold",
  "muted-via-focus",
]);
