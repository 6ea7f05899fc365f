import { ok, type Result, refuse } from "../lib/index.ts";
import { attributeOf, readXml, type XmlElement } from "../xml/index.ts";
import {
  type ConferenceDescription,
  type ConferenceInfoDocument,
  type ConferenceInfoFault,
  namespace,
  type UserUpdate,
} from "./conference-info.ts";
import { parseEndpoint } from "./parse-endpoint.ts";
import { childNamed, childrenNamed, parseCount, parseState, textOf } from "./read-element.ts";

/**
 * Reads a conference-info document (RFC 4575 §5). Linear and bounded as `readXml` is; never throws.
 * Refused is what cannot be placed: another root, a missing version, a row without its key.
 */
export function parseConferenceInfo(
  text: string,
): Result<ConferenceInfoDocument, ConferenceInfoFault> {
  const read = readXml(text);
  if (!read.ok) return refuse({ reason: read.refusal.reason });
  const root = read.value;
  if (root.name !== "conference-info" || root.namespace !== namespace) {
    return refuse({ reason: "the root is not conference-info" });
  }
  const entity = attributeOf(root, "entity");
  const state = parseState(root);
  // RFC 4575 §4.3: the version MUST be included.
  const version = parseCount(attributeOf(root, "version"));
  const users = childNamed(root, "users");
  const updates = users === undefined ? [] : childrenNamed(users, "user").map(parseUser);
  const rows = updates.filter((update) => update !== undefined);
  const usersState = users === undefined ? "full" : parseState(users);
  if (entity === undefined || state === undefined || version === undefined) {
    return refuse({ reason: "conference-info without a usable entity, state or version" });
  }
  if (usersState === undefined || rows.length < updates.length) {
    return refuse({ reason: "a user or endpoint without a usable key, state or status" });
  }
  return ok({
    entity,
    state,
    version,
    ...parseDescription(root),
    ...parseUserCount(root),
    ...(users === undefined ? {} : { users: { state: usersState, updates: rows } }),
  });
}

function parseUser(user: XmlElement): UserUpdate | undefined {
  const entity = attributeOf(user, "entity");
  const state = parseState(user);
  const displayText = textOf(user, "display-text");
  const roles = childNamed(user, "roles");
  const updates = childrenNamed(user, "endpoint").map(parseEndpoint);
  const endpoints = updates.filter((update) => update !== undefined);
  if (entity === undefined || state === undefined || endpoints.length < updates.length) {
    return undefined;
  }
  return {
    entity,
    state,
    ...(displayText === undefined ? {} : { displayText }),
    ...(roles === undefined
      ? {}
      : { roles: childrenNamed(roles, "entry").map((entry) => entry.text) }),
    endpoints,
  };
}

function parseDescription(root: XmlElement): { readonly description?: ConferenceDescription } {
  const element = childNamed(root, "conference-description");
  if (element === undefined) return {};
  const displayText = textOf(element, "display-text");
  const maximumUserCount = parseCount(textOf(element, "maximum-user-count"));
  return {
    description: {
      ...(displayText === undefined ? {} : { displayText }),
      ...(maximumUserCount === undefined ? {} : { maximumUserCount }),
    },
  };
}

function parseUserCount(root: XmlElement): { readonly userCount?: number } {
  const element = childNamed(root, "conference-state");
  const userCount = parseCount(element === undefined ? undefined : textOf(element, "user-count"));
  return userCount === undefined ? {} : { userCount };
}
