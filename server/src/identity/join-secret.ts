import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ok, type Result, refuse } from "@parley/shared/lib";

/** RFC 7518 §3.2 wants a key no shorter than the hash: 32 bytes. */
const shortestSecret = 32;

/**
 * What join tokens are signed with: as configured, or else kept in `<dir>/join-secret`, which the
 * first who asks makes. A sentence where that cannot be.
 */
export function joinSecret(
  { dir, configured }: { readonly dir: string; readonly configured?: string | undefined },
  randomBytes: (length: number) => Uint8Array,
): Result<string, string> {
  if (configured !== undefined) return ok(configured);
  const path = join(dir, "join-secret");
  try {
    const secret = read(path) ?? make(dir, path, randomBytes);
    if (secret.length >= shortestSecret) return ok(secret);
    return refuse(`${path} holds no secret: remove it, and a new one is made`);
  } catch (error) {
    return refuse(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Whole or not at all, even if we die here or another makes it too: the first to link has it. */
function make(dir: string, path: string, randomBytes: (length: number) => Uint8Array): string {
  const hex = (length: number) => Buffer.from(randomBytes(length)).toString("hex");
  const draft = `${path}.${hex(6)}`;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(draft, `${hex(32)}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(path, "utf8").trim();
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
