import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from "node:fs";

/** The folder, made for its owner alone where there is none; one that is there is the operator's. */
export function ownersFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
}

/** Has a file be its owner's alone before anything is written to it, and those beside it that SQLite makes. */
export function ownersFile(path: string): void {
  closeSync(openSync(path, "a", 0o600));
  // One that an earlier Parley made, and what it left behind when it was killed.
  for (const each of [path, `${path}-wal`]) if (existsSync(each)) chmodSync(each, 0o600);
}
