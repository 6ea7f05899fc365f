import { first, type Headers, listed } from "../message/headers.ts";
import { parseParameters } from "../message/parameters.ts";

/** A dialog by what identifies it, the tags as we see them (RFC 3261 §12). */
export interface NamedDialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
}

/** The dialog of a Target-Dialog header, whose tags are as its recipient sees them (RFC 4538 §7). */
export function targetDialogOf(headers: Headers): NamedDialog | "none" | "malformed" {
  if (first(headers, "target-dialog") === undefined) return "none";
  return named(listed(headers, "target-dialog"), "local-tag", "remote-tag")?.dialog ?? "malformed";
}

export interface Replaced {
  readonly dialog: NamedDialog;
  /** Only while nobody has answered there (RFC 3891 §3). */
  readonly earlyOnly: boolean;
}

/** The dialog of a Replaces header; `to-tag` is its recipient's own tag (RFC 3891 §3). */
export function replacedOf(headers: Headers): Replaced | "none" | "malformed" {
  if (first(headers, "replaces") === undefined) return "none";
  const found = named(listed(headers, "replaces"), "to-tag", "from-tag");
  if (found === undefined) return "malformed";
  return { dialog: found.dialog, earlyOnly: found.parameters.has("early-only") };
}

/** One Call-ID with both tags; several values name nothing. */
function named(values: readonly string[], local: string, remote: string) {
  const [value = "", ...more] = values;
  const semicolon = value.indexOf(";");
  const callId = value.slice(0, Math.max(0, semicolon)).trim();
  const parameters = parseParameters(value.slice(semicolon));
  const localTag = parameters?.get(local);
  const remoteTag = parameters?.get(remote);
  if (more.length > 0 || !CALL_ID.test(callId) || parameters === undefined) return undefined;
  if (localTag === undefined || remoteTag === undefined) return undefined;
  return { dialog: { callId, localTag, remoteTag }, parameters };
}

const CALL_ID = /^[^\s,;@]+(?:@[^\s,;@]+)?$/;
