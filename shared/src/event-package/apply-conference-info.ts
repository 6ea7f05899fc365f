import { assertNever } from "../lib/index.ts";
import type {
  ConferenceInfoDocument,
  EndpointUpdate,
  State,
  UserUpdate,
} from "./conference-info.ts";
import type { Roster, RosterEndpoint, RosterMedia, RosterUser } from "./roster.ts";

/** What one subscription has told so far. A new subscription begins with nothing. */
export interface KnownRoster extends Roster {
  /** Of the last document that was applied. */
  readonly version: number;
}

export type ConferenceInfoOutcome =
  | { readonly type: "applied"; readonly known: KnownRoster }
  /** It is older than what is known. */
  | { readonly type: "discarded" }
  /** One before it was missed: a refreshing SUBSCRIBE brings full state. */
  | { readonly type: "resubscribe" }
  /** The conference is no more: SUBSCRIBE with Expires 0. */
  | { readonly type: "conference-ended" };

/** RFC 4575 §4.6: what a document makes of what is known. */
export function applyConferenceInfo(
  known: KnownRoster | undefined,
  document: ConferenceInfoDocument,
): ConferenceInfoOutcome {
  if (known !== undefined && document.version <= known.version) return { type: "discarded" };
  switch (document.state) {
    case "deleted":
      return { type: "conference-ended" };
    case "full":
      return { type: "applied", known: merged(nothingKnown, document) };
    case "partial":
      return known === undefined || document.version > known.version + 1
        ? { type: "resubscribe" }
        : { type: "applied", known: merged(known, document) };
    default:
      return assertNever(document.state);
  }
}

const nothingKnown: Pick<Roster, "users"> = { users: [] };

function merged(
  { displayText, maximumUserCount, users }: Omit<Roster, "entity">,
  document: ConferenceInfoDocument,
): KnownRoster {
  const told = {
    ...(displayText === undefined ? {} : { displayText }),
    ...(maximumUserCount === undefined ? {} : { maximumUserCount }),
  };
  return {
    entity: document.entity,
    version: document.version,
    // An element that has no state is replaced as a whole (RFC 4575 §4.6, step 3.2).
    ...(document.description ?? told),
    users: document.users === undefined ? users : mergedUsers(users, document.users),
  };
}

function mergedUsers(
  known: readonly RosterUser[],
  { state, updates }: NonNullable<ConferenceInfoDocument["users"]>,
): readonly RosterUser[] {
  return mergedRows(state === "partial" ? known : [], updates, userFrom);
}

function userFrom(update: UserUpdate, known: RosterUser | undefined): RosterUser {
  const displayText = update.displayText ?? known?.displayText;
  return {
    entity: update.entity,
    ...(displayText === undefined ? {} : { displayText }),
    roles: update.roles ?? known?.roles ?? [],
    endpoints: mergedRows(known?.endpoints ?? [], update.endpoints, endpointFrom),
  };
}

/** An endpoint of which no status was ever told is there: else it would not be listed. */
function endpointFrom(update: EndpointUpdate, known: RosterEndpoint | undefined): RosterEndpoint {
  const { state: _, media, ...told } = update;
  return { status: "connected", ...known, ...told, media: mergedMedia(known?.media ?? [], media) };
}

function mergedMedia(
  known: readonly RosterMedia[],
  updates: readonly RosterMedia[],
): readonly RosterMedia[] {
  return [...new Map([...known, ...updates].map((stream) => [stream.id, stream])).values()];
}

/** Rows by their key: full ones take the place of what is known, deleted ones go. */
function mergedRows<
  Row extends { readonly entity: string },
  Update extends { readonly entity: string; readonly state: State },
>(
  known: readonly Row[],
  updates: readonly Update[],
  rowFrom: (update: Update, known: Row | undefined) => Row,
): readonly Row[] {
  const rows = new Map(known.map((row) => [row.entity, row]));
  for (const update of updates) {
    if (update.state === "deleted") rows.delete(update.entity);
    else {
      const before = update.state === "partial" ? rows.get(update.entity) : undefined;
      rows.set(update.entity, rowFrom(update, before));
    }
  }
  return [...rows.values()];
}
