import type { Caller, Conversation, Subscriber } from "@parley/shared/conference";
import { unquoted } from "./message/parameters.ts";
import { parseSipUri } from "./message/uri.ts";
import type { OpeningRequest } from "./sip-event.ts";

/** Longest name a person may go by, in characters. Our policy. */
const maxDisplayName = 80;

/** Longest Conversation-ID and the like that is kept, in characters. Our policy. */
const maxConversationId = 256;

/** Who calls: what is proven, or else what the caller says of itself. */
export function callerOf(request: OpeningRequest): Caller {
  const { identity } = request;
  const anonymous = wantsPrivacy(request);
  const proven = identity.type === "proven";
  return {
    ...subscriberOf(request),
    displayName: (proven && identity.displayName) || displayNameOf(request),
    proven,
    role: proven ? identity.role : "participant",
    anonymous,
  };
}

export function subscriberOf({ identity, from, contact }: OpeningRequest): Subscriber {
  const instance = contact?.parameters.get("+sip.instance");
  return {
    entity: identity.type === "proven" ? identity.entity : from.uri,
    ...(instance !== undefined && { instance: unquoted(instance) }),
  };
}

/** The identifiers of a CPM conversation that an INVITE gives (S2.33). */
export function conversationOf(request: OpeningRequest): Conversation {
  const one = (name: string) => request.headers(name)[0]?.slice(0, maxConversationId);
  const conversationId = one("Conversation-ID");
  const contributionId = one("Contribution-ID");
  const inReplyToContributionId = one("InReplyTo-Contribution-ID");
  return {
    ...(conversationId !== undefined && { conversationId }),
    ...(contributionId !== undefined && { contributionId }),
    ...(inReplyToContributionId !== undefined && { inReplyToContributionId }),
  };
}

export function conversationHeaders(
  conversation: Conversation,
): readonly { readonly name: string; readonly value: string }[] {
  const { conversationId, contributionId, inReplyToContributionId } = conversation;
  return [
    { name: "Conversation-ID", value: conversationId },
    { name: "Contribution-ID", value: contributionId },
    { name: "InReplyTo-Contribution-ID", value: inReplyToContributionId },
  ].flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
}

/** The conference a Request-URI names, its escapes undone (RFC 3261 §19.1.2); nothing for a bad one. */
export function conferenceOf(requestUri: string): string {
  try {
    return decodeURIComponent(parseSipUri(requestUri)?.user ?? "");
  } catch {
    return "";
  }
}

/** RFC 3323 §4.2, RFC 3325 §9.3: any of these asks that the identity be withheld. */
function wantsPrivacy(request: OpeningRequest): boolean {
  return request
    .headers("Privacy")
    .flatMap((value) => value.split(/[;,]/))
    .some((value) => /^\s*(?:id|user|header)\s*$/i.test(value));
}

function displayNameOf({ from }: OpeningRequest): string {
  const name = from.displayName.trim() || (parseSipUri(from.uri)?.user ?? from.uri);
  return [...name].slice(0, maxDisplayName).join("");
}
