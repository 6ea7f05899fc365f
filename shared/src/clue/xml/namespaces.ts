/** RFC 8847 §12.1. */
export const PROTOCOL_NAMESPACE = "urn:ietf:params:xml:ns:clue-protocol";

/** RFC 8846 §26.1. */
export const DATA_MODEL_NAMESPACE = "urn:ietf:params:xml:ns:clue-info";

/** RFC 6351 §5: the xCard inside `personInfo`. */
export const XCARD_NAMESPACE = "urn:ietf:params:xml:ns:vcard-4.0";

/** With `http:`; RFC 8847 §10 prints `https:`, which no schema processor knows. */
export const SCHEMA_INSTANCE_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";

/** What is in none of the namespaces that RFC 8846 §24 and RFC 8847 §8 keep for themselves. */
export function isForeign({ namespace }: { readonly namespace: string }): boolean {
  return namespace !== DATA_MODEL_NAMESPACE && !OURS.has(namespace);
}

const OURS: ReadonlySet<string> = new Set([
  "",
  DATA_MODEL_NAMESPACE,
  PROTOCOL_NAMESPACE,
  XCARD_NAMESPACE,
  SCHEMA_INSTANCE_NAMESPACE,
]);
