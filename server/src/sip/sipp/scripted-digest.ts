import { createHash } from "node:crypto";
import type { Identify } from "../proof.ts";

const REALM = "parley.test";
const NONCE = "0123456789abcdef";

/** For tests: lets in who proves by MD5 digest without qop that the password is "secret". */
export const askingForDigest: Identify = ({ method, authorization, fromUri }) => {
  const given = (name: string) =>
    new RegExp(`[ ,]${name}="?([^",]*)`).exec(authorization.join())?.[1] ?? "";
  const who = md5(`${given("username")}:${REALM}:secret`);
  const expected = md5(`${who}:${NONCE}:${md5(`${method}:${given("uri")}`)}`);
  if (given("response") === expected)
    return { type: "proven", entity: fromUri, role: "participant" };
  const asked = (algorithm: string) =>
    `Digest realm="${REALM}", nonce="${NONCE}", algorithm=${algorithm}`;
  return { type: "challenge", headers: [asked("MD5"), asked("SHA-256")], why: "no proof" };
};

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
