/** What a participant may do: a host also removes others; an observer only watches. */
export type Role = "host" | "participant" | "observer";

export interface Member {
  /** The user's SIP URI. */
  readonly entity: string;
  readonly displayName?: string;
  readonly role?: Role;
}

/**
 * What was decided about one conference (RFC 4353 §2, "conference policy"). Data: it comes from
 * the configuration, the API or the first INVITE, and is kept with the conference.
 */
export interface ConferencePolicy {
  /** `pre-defined`: known before anybody came; `ad-hoc`: made by the first INVITE. */
  readonly kind: "ad-hoc" | "pre-defined";
  /** Restartable: it falls asleep where others end, and its last participants are kept (S2.38). */
  readonly longLived: boolean;
  /** Only members, and who was in it last, may join (S2.30, S2.31). */
  readonly closed: boolean;
  readonly members: readonly Member[];
  readonly maxParticipants: number;
  /** Whether it ends for everyone when its initiator leaves (S2.40, S2.41). */
  readonly autoRelease: boolean;
  /** It ends for everyone when it has lasted so long (S2.43). */
  readonly sessionMaxLengthSeconds?: number;
  /** It falls asleep when fewer than two have been there for so long (S2.38). */
  readonly inactivitySeconds?: number;
  /** It ends for everyone when no more than this many remain (S2.42). */
  readonly numberOfRemainingParticipants?: 0 | 1;
}

/** The policy of a conference that the first INVITE makes. */
export function adHocPolicy(maxParticipants: number): ConferencePolicy {
  return {
    kind: "ad-hoc",
    longLived: false,
    closed: false,
    members: [],
    maxParticipants,
    autoRelease: false,
  };
}

/** An open conference lets its participants bring others; who comes into a closed one, hosts say. */
export function mayInvite({ closed }: ConferencePolicy, role: Role): boolean {
  return role === "host" || (role === "participant" && !closed);
}

export function memberOf(policy: ConferencePolicy, entity: string): Member | undefined {
  return policy.members.find((member) => member.entity === entity);
}
