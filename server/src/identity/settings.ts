import type { Role } from "@parley/shared/conference";

/** What an operator decides about identity; secrets are in it, so it is never logged. */
export interface IdentitySettings {
  /** Domain of the accounts' SIP URIs; the realm of digest challenges too. */
  readonly domain: string;
  /** Whether everybody has to prove who they are, or only whoever claims to be someone known. */
  readonly required: boolean;
  /** Signs join tokens: see `join-secret.ts`. */
  readonly secret: string;
  readonly accounts: readonly AccountSettings[];
}

/** An endpoint with a password, or with what RFC 7616 §3.4.2 makes of one for our realm. */
export interface AccountSettings {
  readonly user: string;
  readonly password?: string | undefined;
  readonly ha1?: Readonly<Partial<Record<DigestAlgorithm, string | undefined>>> | undefined;
  readonly name?: string | undefined;
  readonly role: Role;
}

/** What we challenge with, the one we would rather see first (RFC 8760 §2.3). */
export const digestAlgorithms = ["SHA-256", "MD5"] as const;

export type DigestAlgorithm = (typeof digestAlgorithms)[number];

/** Time and chance, as the composition root provides them. */
export interface IdentityParts {
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
}

/** Bounds on what a caller can make identity hold or chew. All our policy. */
export const limits = {
  /** Authorization values looked at in one request. */
  credentials: 8,
  /** One Authorization value, in characters. */
  credentialLength: 4096,
  /** A join token, in characters: it has to fit a link and a header line. */
  tokenLength: 2048,
  /** How long a nonce may be answered: a person has typed a password by then. */
  nonceLifetimeMs: 5 * 60_000,
  /** Nonces whose last count is remembered; beyond, the oldest become stale. */
  nonces: 10_000,
  /** Wrong passwords of one user from one place that are answered at once. */
  freeGuesses: 5,
  /** Wait after the last of those; it doubles with each further one. */
  firstGuessWaitMs: 1000,
  longestGuessWaitMs: 5 * 60_000,
  /** After so long without another, a wrong password is the first again. */
  guessesForgivenMs: 15 * 60_000,
  /** Users and places whose wrong passwords are counted; beyond, the oldest are forgotten. */
  guessers: 10_000,
} as const;
