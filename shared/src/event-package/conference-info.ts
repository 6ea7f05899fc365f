import type { RosterEndpoint, RosterMedia } from "./roster.ts";

export const namespace = "urn:ietf:params:xml:ns:conference-info";

/** Of what RFC 4575 has no word for. */
export const parleyNamespace = "urn:parley:conference-info";

/** How an element stands to what was told before (RFC 4575 §4.4). */
export type State = "full" | "partial" | "deleted";

/**
 * A conference-info document (RFC 4575 §5), as far as it is a roster: host, sidebars and other
 * namespaces are read over. What the document does not speak of is absent.
 */
export interface ConferenceInfoDocument {
  readonly entity: string;
  readonly state: State;
  readonly version: number;
  readonly description?: ConferenceDescription;
  readonly userCount?: number;
  readonly users?: UsersUpdate;
}

export interface ConferenceDescription {
  readonly displayText?: string;
  readonly maximumUserCount?: number;
}

export interface UsersUpdate {
  readonly state: State;
  readonly updates: readonly UserUpdate[];
}

export interface UserUpdate {
  readonly entity: string;
  readonly state: State;
  readonly displayText?: string;
  readonly roles?: readonly string[];
  readonly endpoints: readonly EndpointUpdate[];
}

export interface EndpointUpdate extends Partial<Omit<RosterEndpoint, "entity" | "media">> {
  readonly entity: string;
  readonly state: State;
  readonly media: readonly RosterMedia[];
}

/** Why a text is no conference-info document. */
export interface ConferenceInfoFault {
  readonly reason: string;
}
