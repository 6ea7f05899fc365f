/** Who is in the conference, as subscribers are told (RFC 4575 §5). */
export interface Roster {
  /** The conference URI. */
  readonly entity: string;
  readonly displayText?: string;
  readonly maximumUserCount?: number;
  readonly users: readonly RosterUser[];
}

export interface RosterUser {
  /** The user's URI. A key: compared as a string, never as a URI (RFC 4575 §4.5). */
  readonly entity: string;
  readonly displayText?: string;
  readonly roles: readonly string[];
  readonly endpoints: readonly RosterEndpoint[];
}

export interface RosterEndpoint {
  /** A key among the endpoints of its user. */
  readonly entity: string;
  readonly displayText?: string;
  readonly referred?: Referral;
  readonly status: EndpointStatus;
  readonly joiningMethod?: JoiningMethod;
  /** `xs:dateTime` in UTC. */
  readonly joinedAt?: string;
  readonly disconnectionMethod?: DisconnectionMethod;
  readonly disconnection?: Disconnection;
  /** Since when its hand is up, `xs:dateTime` in UTC: our own element (RFC 4575 §4.2 has room for it). */
  readonly handRaisedAt?: string;
  readonly media: readonly RosterMedia[];
  readonly callInfo?: CallInfo;
}

/** Why the endpoint is being brought in (RFC 4575 §5.7.2). */
export interface Referral {
  /** `xs:dateTime` in UTC. */
  readonly when: string;
  /** URI of who asked for it. */
  readonly by?: string;
}

export interface Disconnection {
  /** `xs:dateTime` in UTC. */
  readonly when: string;
  readonly reason?: string;
  /** URI of whose doing it was (RFC 4575 §5.7.7). */
  readonly by?: string;
}

export interface RosterMedia {
  /** A key among the media of its endpoint. */
  readonly id: string;
  /** `audio`, `video`, … as in an m= line. */
  readonly type: string;
  /** The SDP label of the stream (RFC 4574). */
  readonly label?: string;
  /** The RTP SSRC, in decimal. */
  readonly srcId?: string;
  /** Seen from the participant (RFC 4575 §5.8.5). */
  readonly status: MediaStatus;
}

export interface CallInfo {
  readonly callId: string;
  readonly fromTag: string;
  readonly toTag: string;
}

/** RFC 4575 §5.7.3. */
export const endpointStatuses = [
  "pending",
  "dialing-out",
  "dialing-in",
  "alerting",
  "on-hold",
  "connected",
  "muted-via-focus",
  "disconnecting",
  "disconnected",
] as const;
export type EndpointStatus = (typeof endpointStatuses)[number];

/** RFC 4575 §5.7.4. */
export const joiningMethods = ["dialed-in", "dialed-out", "focus-owner"] as const;
export type JoiningMethod = (typeof joiningMethods)[number];

/** RFC 4575 §5.7.6. */
export const disconnectionMethods = ["departed", "booted", "failed", "busy"] as const;
export type DisconnectionMethod = (typeof disconnectionMethods)[number];

export const mediaStatuses = ["sendrecv", "sendonly", "recvonly", "inactive"] as const;
export type MediaStatus = (typeof mediaStatuses)[number];
