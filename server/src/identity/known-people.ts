import type { Identification, IdentityRequest } from "../focus/ports.ts";
import { digestResponse, ha1Of } from "./digest.ts";
import { Identity } from "./identity.ts";
import type { AccountSettings, DigestAlgorithm, IdentitySettings } from "./settings.ts";

/** For tests: a server that knows Ada and Ben, a time that is set by hand, and endpoints. */
export const domain = "example.com";
export const secret = "a secret of at least thirty-two characters";
export const noon = Date.UTC(2026, 10, 21, 12);

const ada: AccountSettings = {
  user: "ada",
  password: "lovelace",
  name: "Ada",
  role: "host",
};
const ben: AccountSettings = {
  user: "ben",
  ha1: { "SHA-256": ha1Of("SHA-256", { user: "ben", realm: domain, password: "franklin" }) },
  role: "participant",
};

export interface World {
  now: number;
  readonly identity: Identity;
}

export function world(settings: Partial<IdentitySettings> = {}): World {
  let drawn = 0;
  const made: { now: number; identity?: Identity } = { now: noon };
  const identity = new Identity(
    { domain, secret, required: false, accounts: [ada, ben], ...settings },
    { now: () => made.now, randomBytes: (length) => new Uint8Array(length).fill(++drawn) },
  );
  return Object.assign(made, { identity });
}

export function invite(fields: Partial<IdentityRequest> = {}): IdentityRequest {
  return {
    method: "INVITE",
    requestUri: `sip:demo@${domain}`,
    fromUri: `sip:ada@${domain}`,
    authorization: [],
    remoteAddress: "192.0.2.1",
    proofNeeded: false,
    ...fields,
  };
}

export interface Answer {
  readonly user: string;
  readonly password: string;
  readonly algorithm: DigestAlgorithm;
  readonly nonce: string;
  readonly nc: string;
  readonly method: string;
  readonly uri: string;
  readonly realm: string;
}

/** An Authorization value as an endpoint makes it. */
export function answer(fields: Partial<Answer> & { readonly nonce: string }): string {
  const { user, password, algorithm, nonce, nc, method, uri, realm } = {
    user: "ada",
    password: "lovelace",
    algorithm: "SHA-256" as const,
    nc: "00000001",
    method: "INVITE",
    uri: `sip:demo@${domain}`,
    realm: domain,
    ...fields,
  };
  const ha1 = ha1Of(algorithm, { user, realm, password });
  const response = digestResponse({ algorithm, ha1, nonce, nc, cnonce: "0a4f113b", method, uri });
  return (
    `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", ` +
    `response="${response}", algorithm=${algorithm}, cnonce="0a4f113b", qop=auth, nc=${nc}`
  );
}

function nonceOf(identification: Identification): string {
  const headers = identification.type === "challenge" ? identification.headers : [];
  return /nonce="([^"]+)"/.exec(headers[0] ?? "")?.[1] ?? "";
}

/** The nonce of a challenge to somebody who gives no proof. */
export function challenged({ identity }: World): string {
  return nonceOf(identity.identify(invite({ proofNeeded: true })));
}

export function isStale(identification: Identification): boolean {
  return (
    identification.type === "challenge" &&
    identification.headers.every((header) => header.endsWith(", stale=true"))
  );
}
