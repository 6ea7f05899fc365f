import { ok, type Result, refuse } from "@parley/shared/lib";
import {
  attributeOf,
  childOf,
  childrenOf,
  collapse,
  collapsedText,
  readXml,
  type XmlElement,
} from "@parley/shared/xml";
import { limits } from "../limits.ts";
import { schemeOf } from "./uri.ts";

/** One whom a list names (RFC 4826 §3), and how far the others may know of it (RFC 5364 §4). */
export interface ListedUri {
  readonly uri: string;
  readonly displayName?: string;
  readonly copyControl: "to" | "cc" | "bcc";
  readonly anonymize: boolean;
}

/**
 * The recipients of an application/resource-lists+xml document, each once. Lists within lists and
 * references elsewhere are left out, as RFC 5366 §4 allows. 400 for what is no such document, 413
 * for one that names too many. Never throws; linear in the length of `text`.
 */
export function parseRecipientList(text: string): Result<readonly ListedUri[], 400 | 413> {
  const read = readXml(text, COST);
  if (!read.ok) return refuse(400);
  const root = read.value;
  if (root.namespace !== RESOURCE_LISTS || root.name !== "resource-lists") return refuse(400);
  const entries = childrenOf(root, RESOURCE_LISTS, "list").flatMap((list) =>
    childrenOf(list, RESOURCE_LISTS, "entry"),
  );
  if (entries.length > limits.recipients) return refuse(413);
  const byUri = new Map<string, ListedUri>();
  for (const entry of entries) {
    const listed = listedUri(entry);
    if (listed === undefined) return refuse(400);
    const known = byUri.get(listed.uri);
    byUri.set(listed.uri, known === undefined ? listed : together(known, listed));
  }
  return ok([...byUri.values()]);
}

const RESOURCE_LISTS = "urn:ietf:params:xml:ns:resource-lists";
/** As its schema has it, and as the example in RFC 5366 §6 does. */
const COPY_CONTROL = ["urn:ietf:params:xml:ns:copycontrol", "urn:ietf:params:xml:ns:copyControl"];
/** Far above what a full list costs. */
const COST = { maxLength: 64 * 1024, maxDepth: 8, maxElements: 500, maxAttributes: 16 };

function listedUri(entry: XmlElement): ListedUri | undefined {
  const uri = collapse(attributeOf(entry, "uri") ?? "");
  const copyControl = copyControlOf(entry);
  if (schemeOf(uri) === undefined || uri.includes(" ") || copyControl === undefined) {
    return undefined;
  }
  const name = childOf(entry, RESOURCE_LISTS, "display-name");
  const displayName = name && collapsedText(name);
  const anonymize = ["true", "1"].includes(copyControlAttribute(entry, "anonymize") ?? "");
  return { uri, ...(displayName && { displayName }), copyControl, anonymize };
}

/** RFC 5364 §4: without one it is "bcc". */
function copyControlOf(entry: XmlElement): ListedUri["copyControl"] | undefined {
  const value = copyControlAttribute(entry, "copyControl") ?? "bcc";
  return value === "to" || value === "cc" || value === "bcc" ? value : undefined;
}

function copyControlAttribute(entry: XmlElement, name: string): string | undefined {
  const values = COPY_CONTROL.flatMap((namespace) => attributeOf(entry, name, namespace) ?? []);
  return values[0] === undefined ? undefined : collapse(values[0]);
}

/** RFC 5364 §4: of one URI listed several times, "to" counts before "cc", and "cc" before "bcc". */
function together(one: ListedUri, other: ListedUri): ListedUri {
  const open = isMoreOpen(other, one) ? other : one;
  // Who is to stay unnamed anywhere stays so everywhere.
  return { ...open, anonymize: one.anonymize || other.anonymize };
}

function isMoreOpen(one: ListedUri, other: ListedUri): boolean {
  const order = ["to", "cc", "bcc"];
  return order.indexOf(one.copyControl) < order.indexOf(other.copyControl);
}
