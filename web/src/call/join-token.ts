/** Header fields that carry a join token in a request of ours (RFC 8898). */
export function credentials(token: string | undefined): readonly string[] {
  return token === undefined ? [] : [`Authorization: Bearer ${token}`];
}

/**
 * The SIP URI that a join token says its bearer has. The focus calls the bearer so, after checking
 * the signature, which the page cannot: it only needs to know itself among the others.
 */
export function entityOf(token: string | undefined): string | undefined {
  const [, payload = ""] = token?.split(".") ?? [];
  try {
    const claims: unknown = JSON.parse(textOf(payload));
    if (typeof claims !== "object" || claims === null || !("sub" in claims)) return undefined;
    const { sub } = claims;
    return typeof sub === "string" && /^sip:[^\s@<>"]+@[^\s@<>"]+$/.test(sub) ? sub : undefined;
  } catch {
    return undefined;
  }
}

/** Base64url without padding (RFC 7515 §2), of UTF-8. */
function textOf(base64url: string): string {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}
