import type { Caller, Conversation, Recipient, Subscriber } from "@parley/shared/conference";
import { unquoted } from "./message/parameters.ts";
import type { ListedUri } from "./message/recipient-list.ts";
import { parseSipUri } from "./message/uri.ts";
import type { OpeningRequest, Party } from "./sip-event.ts";

/** Longest name a person may go by, in characters. Our policy. */
const maxDisplayName = 80;

/** Longest Conversation-ID and the like that is kept, in characters. Our policy. */
const maxConversationId = 256;

/** Who calls, or is called: what is proven, or else what the caller says of itself. */
export function callerOf(party: Party): Caller {
  const { identity } = party;
  const anonymous = wantsPrivacy(party);
  const proven = identity.type === "proven";
  return {
    ...subscriberOf(party),
    displayName: (proven && identity.displayName) || displayNameOf(party),
    proven,
    role: proven ? identity.role : "participant",
    anonymous,
  };
}

/** Whom an INVITE asks us to invite; who may not be named to the others is anonymous (RFC 5364 §4). */
export function recipientsOf(listed: readonly ListedUri[]): readonly Recipient[] {
  return listed.map(({ uri, displayName, copyControl, anonymize }) => ({
    entity: uri,
    ...(displayName !== undefined && { displayName: shortened(displayName) }),
    ...(copyControl === "bcc" && { blind: true }),
    ...(anonymize && { anonymous: true }),
  }));
}

export function subscriberOf({ identity, from, contact }: Party): Subscriber {
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
function wantsPrivacy(party: Party): boolean {
  return party
    .headers("Privacy")
    .flatMap((value) => value.split(/[;,]/))
    .some((value) => /^\s*(?:id|user|header)\s*$/i.test(value));
}

function displayNameOf({ from }: Party): string {
  const name = from.displayName.trim() || (parseSipUri(from.uri)?.user ?? from.uri);
  return shortened(name);
}

function shortened(name: string): string {
  return [...name].slice(0, maxDisplayName).join("");
}
