import { createHash } from "node:crypto";
import type { DigestAlgorithm } from "./settings.ts";

/** What a digest with qop=auth is made over; texts as they stand in the request. */
export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  readonly ha1: string;
  readonly nonce: string;
  /** Eight hexadecimal digits. */
  readonly nc: string;
  readonly cnonce: string;
  readonly method: string;
  readonly uri: string;
}

/** The response a client must give (RFC 7616 §3.4.1, §3.4.3), in lower-case hexadecimal. */
export function digestResponse(input: DigestInput): string {
  const { algorithm, ha1, nonce, nc, cnonce, method, uri } = input;
  const ha2 = hashed(algorithm, `${method}:${uri}`);
  return hashed(algorithm, `${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`);
}

/** H(A1), all that is needed of a password (RFC 7616 §3.4.2). */
export function ha1Of(
  algorithm: DigestAlgorithm,
  { user, realm, password }: Readonly<Record<"user" | "realm" | "password", string>>,
): string {
  return hashed(algorithm, `${user}:${realm}:${password}`);
}

function hashed(algorithm: DigestAlgorithm, text: string): string {
  return createHash(hashNames[algorithm]).update(text).digest("hex");
}

const hashNames = { "SHA-256": "sha256", MD5: "md5" } as const;
