import { createHmac } from "node:crypto";
import { sameText } from "./same-text.ts";
import { type IdentityParts, limits } from "./settings.ts";

/**
 * Nonces that carry their own time and signature, so that a challenge costs us no memory; only
 * answering one with the right digest does, and that is bounded (RFC 7616 §5.5). The key is of
 * this process: after a restart every nonce is stale, and clients answer a new one by themselves.
 */
export class Nonces {
  readonly #parts: IdentityParts;
  readonly #key: Uint8Array;
  /** Nonce to the highest count it was used with. */
  readonly #lastCounts = new Map<string, number>();
  /** A nonce issued until then and not remembered may have been used: it is stale. */
  #forgottenUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: IdentityParts) {
    this.#parts = parts;
    this.#key = parts.randomBytes(32);
  }

  issue(): string {
    const issuedAt = this.#parts.now().toString(36);
    const salt = Buffer.from(this.#parts.randomBytes(12)).toString("base64url");
    return this.#signed(`${issuedAt}.${salt}`);
  }

  /** Whether a nonce is ours and fresh, and its count higher than ever: then that is used up. */
  accept(nonce: string, count: number): boolean {
    const issuedAt = this.#issuedAt(nonce);
    if (issuedAt === undefined) return false;
    const age = this.#parts.now() - issuedAt;
    if (age < 0 || age > limits.nonceLifetimeMs) return false;
    const last = this.#lastCounts.get(nonce);
    if (last === undefined && issuedAt <= this.#forgottenUntil) return false;
    if (count <= (last ?? 0)) return false;
    this.#lastCounts.set(nonce, count);
    if (this.#lastCounts.size > limits.nonces) this.#forgetOldest();
    return true;
  }

  #forgetOldest(): void {
    const [oldest] = this.#lastCounts.keys();
    if (oldest === undefined) return;
    this.#lastCounts.delete(oldest);
    this.#forgottenUntil = Math.max(this.#forgottenUntil, this.#issuedAt(oldest) ?? 0);
  }

  #signed(content: string): string {
    return `${content}.${createHmac("sha256", this.#key).update(content).digest("base64url")}`;
  }

  #issuedAt(nonce: string): number | undefined {
    const [time = "", salt = ""] = nonce.split(".", 2);
    return sameText(nonce, this.#signed(`${time}.${salt}`)) ? Number.parseInt(time, 36) : undefined;
  }
}
