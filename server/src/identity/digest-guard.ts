import type { Account, Accounts } from "./accounts.ts";
import type { DigestParameters } from "./credentials.ts";
import { digestResponse, ha1Of } from "./digest.ts";
import { Guesses } from "./guesses.ts";
import { Nonces } from "./nonces.ts";
import { sameText } from "./same-text.ts";
import { type DigestAlgorithm, digestAlgorithms, type IdentityParts } from "./settings.ts";
import { sipUserOf } from "./sip-user.ts";

/** What came of an answered challenge; `why` is for the log and the same for every wrong name. */
export type DigestVerdict =
  | { readonly type: "right"; readonly account: Account }
  /** Right, but for a nonce that is no longer good: the client tries again by itself. */
  | { readonly type: "stale" }
  | { readonly type: "wrong"; readonly why: string }
  /** After too many wrong ones: not even looked at. */
  | { readonly type: "too-soon" };

export interface DigestRequest {
  readonly method: string;
  readonly requestUri: string;
  readonly remoteAddress: string;
}

/** SIP digest as a UAS does it (RFC 8760 §2.3, RFC 7616 §3), with qop=auth and nothing less. */
export class DigestGuard {
  readonly #realm: string;
  readonly #accounts: Accounts;
  readonly #nonces: Nonces;
  readonly #guesses: Guesses;
  /** What an unknown name is compared with, so that it takes as long as a known one. */
  readonly #nobody: Readonly<Record<DigestAlgorithm, string>>;

  constructor(realm: string, accounts: Accounts, parts: IdentityParts) {
    this.#realm = realm;
    this.#accounts = accounts;
    this.#nonces = new Nonces(parts);
    this.#guesses = new Guesses(parts.now);
    const password = Buffer.from(parts.randomBytes(32)).toString("hex");
    const secret = { user: "", realm, password };
    this.#nobody = { "SHA-256": ha1Of("SHA-256", secret), MD5: ha1Of("MD5", secret) };
  }

  /** WWW-Authenticate values: one nonce, an algorithm each (RFC 8760 §2.3). */
  challenges(stale: boolean): readonly string[] {
    const nonce = this.#nonces.issue();
    const again = stale ? ", stale=true" : "";
    return digestAlgorithms.map(
      (algorithm) =>
        `Digest realm="${this.#realm}", nonce="${nonce}", algorithm=${algorithm}, qop="auth"${again}`,
    );
  }

  judge(request: DigestRequest, parameters: DigestParameters): DigestVerdict {
    const answer = answerOf(parameters);
    if (answer === undefined) return { type: "wrong", why: "the digest is incomplete" };
    // RFC 8760 §2.6: it has to be for a user we take requests for; hosts change on the way.
    if (sipUserOf(answer.uri)?.user !== sipUserOf(request.requestUri)?.user) {
      return { type: "wrong", why: "the digest is for another URI" };
    }
    const { username } = answer;
    const { remoteAddress } = request;
    if (this.#guesses.tooSoon(username, remoteAddress)) return { type: "too-soon" };
    const account = this.#accounts.named(username);
    const known = account?.ha1[answer.algorithm];
    const ha1 = known ?? this.#nobody[answer.algorithm];
    const expected = digestResponse({ ...answer, ha1, method: request.method });
    const same = sameText(expected, answer.response);
    if (!same || account === undefined || known === undefined) {
      this.#guesses.wrong(username, remoteAddress);
      return { type: "wrong", why: "user name or password is wrong" };
    }
    if (!this.#nonces.accept(answer.nonce, Number.parseInt(answer.nc, 16))) {
      return { type: "stale" };
    }
    this.#guesses.right(username, remoteAddress);
    return { type: "right", account };
  }
}

interface DigestAnswer {
  readonly username: string;
  readonly uri: string;
  readonly nonce: string;
  readonly nc: string;
  readonly cnonce: string;
  readonly response: string;
  readonly algorithm: DigestAlgorithm;
}

/** RFC 7616 §3.4: with qop=auth, cnonce and nc must be there; no algorithm means MD5. */
function answerOf(parameters: DigestParameters): DigestAnswer | undefined {
  const given = Object.fromEntries(parameters);
  const { username, uri, nonce, nc, cnonce, response, qop, algorithm: asked = "MD5" } = given;
  const algorithm = digestAlgorithms.find((name) => name === asked.toUpperCase());
  if (username === undefined || uri === undefined || nonce === undefined) return undefined;
  if (nc === undefined || cnonce === undefined || response === undefined) return undefined;
  if (algorithm === undefined || qop !== "auth" || !NC.test(nc)) return undefined;
  return { username, uri, nonce, nc, cnonce, response, algorithm };
}

const NC = /^[0-9A-Fa-f]{8}$/;
