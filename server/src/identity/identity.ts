import type { Result } from "@parley/shared/lib";
import type { Identification, IdentityPort, IdentityRequest } from "../focus/ports.ts";
import { Accounts } from "./accounts.ts";
import { type DigestParameters, parseCredentials } from "./credentials.ts";
import { DigestGuard } from "./digest-guard.ts";
import type { JoinClaims } from "./join-claims.ts";
import { readJoinToken, type TokenRefusal } from "./join-token.ts";
import { type IdentityParts, type IdentitySettings, limits } from "./settings.ts";

/**
 * Who sent a request, by proof: a join token or a digest. What a client says of itself without
 * one is never believed, and P-Asserted-Identity is not even looked at (RFC 3325 §8).
 */
export class Identity implements IdentityPort {
  readonly #settings: IdentitySettings;
  readonly #parts: IdentityParts;
  readonly #accounts: Accounts;
  readonly #digest: DigestGuard;

  constructor(settings: IdentitySettings, parts: IdentityParts) {
    this.#settings = settings;
    this.#parts = parts;
    this.#accounts = new Accounts(settings.domain, settings.accounts);
    this.#digest = new DigestGuard(settings.domain, this.#accounts, parts);
  }

  /** A token decides before a digest does; credentials for other realms are for others. */
  identify(request: IdentityRequest): Identification {
    if (unchallenged.has(request.method)) return { type: "unproven" };
    const { domain: realm } = this.#settings;
    const given = request.authorization.slice(0, limits.credentials).map(parseCredentials);
    for (const credentials of given) {
      if (credentials.scheme === "bearer") return this.#byToken(credentials.token);
    }
    for (const credentials of given) {
      if (credentials.scheme !== "digest") continue;
      const { parameters } = credentials;
      if (parameters === undefined) return this.#challenge("the digest is malformed");
      if ((parameters.get("realm") ?? realm) === realm) return this.#byDigest(request, parameters);
    }
    const why = this.#whyProofIsNeeded(request);
    return why === undefined ? { type: "unproven" } : this.#challenge(why);
  }

  /** What a join token proves now, for whoever brings it by another way than SIP. */
  joinClaims(token: string): Result<JoinClaims, TokenRefusal> {
    return readJoinToken(token, this.#settings.secret, this.#parts.now());
  }

  /** Deviates from RFC 8898 §2.2: 403, not 401, because no server is there to give a better token. */
  #byToken(token: string): Identification {
    const read = this.joinClaims(token);
    if (read.ok) {
      const { entity, displayName, role, conference } = read.value;
      const named = displayName !== undefined && { displayName };
      return { type: "proven", entity, ...named, role, conference };
    }
    const { reason, why } = read.refusal;
    const warning = { code: 399, text: warningTexts[reason] };
    return { type: "refused", status: 403, warning, why: `join token: ${why}` };
  }

  #byDigest(request: IdentityRequest, parameters: DigestParameters): Identification {
    const verdict = this.#digest.judge(request, parameters);
    if (verdict.type === "wrong") return this.#challenge(verdict.why);
    if (verdict.type === "too-soon") return tooManyGuesses;
    if (verdict.type === "stale") return this.#challenge("the nonce is stale or was used", true);
    const { entity, displayName, role } = verdict.account;
    return { type: "proven", entity, ...(displayName !== undefined && { displayName }), role };
  }

  #whyProofIsNeeded({ proofNeeded, fromUri }: IdentityRequest): string | undefined {
    if (this.#settings.required) return "everybody has to prove who they are";
    if (proofNeeded) return "this is only for someone known";
    return this.#accounts.claimedBy(fromUri) ? "From claims an account" : undefined;
  }

  #challenge(why: string, stale = false): Identification {
    return { type: "challenge", headers: this.#digest.challenges(stale), why };
  }
}

/** RFC 3261 §22.1: ACK has no response and CANCEL cannot be sent again, so neither is challenged. */
const unchallenged: ReadonlySet<string> = new Set(["ACK", "CANCEL"]);

/** Not 503 with Retry-After: that would have the whole server avoided (RFC 3261 §21.5.4). */
const tooManyGuesses: Identification = {
  type: "refused",
  status: 403,
  warning: { code: 399, text: "Too many wrong passwords: try again later" },
  why: "too many wrong passwords",
};

/** Warning texts a page can tell apart (399: RFC 3261 §20.43). */
const warningTexts = {
  expired: "Join link has expired",
  invalid: "Join link is not valid",
} as const;
