import { xmlElement, xmlText } from "../xml/index.ts";
import { parleyNamespace } from "./conference-info.ts";
import type {
  CallInfo,
  Disconnection,
  Referral,
  RosterEndpoint,
  RosterMedia,
  RosterUser,
} from "./roster.ts";

/**
 * A user in full state. Kept by the user's value, which never changes: the same user is told to
 * many subscribers, and again in each full document.
 */
export function printUser(user: RosterUser): string {
  const known = printed.get(user);
  if (known !== undefined) return known;
  const { entity, displayText, roles, endpoints } = user;
  const entries = roles.map((role) => xmlText("entry", role)).join("");
  const content =
    optionalText("display-text", displayText) +
    (roles.length === 0 ? "" : xmlElement("roles", {}, entries)) +
    endpoints.map(printEndpoint).join("");
  const text = xmlElement("user", { entity, state: "full" }, content);
  printed.set(user, text);
  return text;
}

const printed = new WeakMap<RosterUser, string>();

/** In the order of the schema (RFC 4575 §6). */
function printEndpoint(endpoint: RosterEndpoint): string {
  const { entity, referred, joinedAt, disconnection, callInfo } = endpoint;
  const content =
    optionalText("display-text", endpoint.displayText) +
    (referred === undefined ? "" : xmlElement("referred", {}, printReferral(referred))) +
    xmlText("status", endpoint.status) +
    optionalText("joining-method", endpoint.joiningMethod) +
    (joinedAt === undefined ? "" : xmlElement("joining-info", {}, xmlText("when", joinedAt))) +
    optionalText("disconnection-method", endpoint.disconnectionMethod) +
    (disconnection === undefined
      ? ""
      : xmlElement("disconnection-info", {}, printDisconnection(disconnection))) +
    endpoint.media.map(printMedia).join("") +
    (callInfo === undefined ? "" : printCallInfo(callInfo)) +
    printHand(endpoint);
  return xmlElement("endpoint", { entity, state: "full" }, content);
}

/** Elements of other namespaces stand last. */
function printHand({ handRaisedAt }: RosterEndpoint): string {
  if (handRaisedAt === undefined) return "";
  return xmlElement("hand", { xmlns: parleyNamespace, raised: handRaisedAt });
}

function printReferral({ when, by }: Referral): string {
  return xmlText("when", when) + optionalText("by", by);
}

function printDisconnection({ when, reason, by }: Disconnection): string {
  return xmlText("when", when) + optionalText("reason", reason) + optionalText("by", by);
}

function printMedia({ id, type, label, srcId, status }: RosterMedia): string {
  const content =
    xmlText("type", type) +
    optionalText("label", label) +
    optionalText("src-id", srcId) +
    xmlText("status", status);
  return xmlElement("media", { id }, content);
}

function printCallInfo({ callId, fromTag, toTag }: CallInfo): string {
  const dialog =
    xmlText("call-id", callId) + xmlText("from-tag", fromTag) + xmlText("to-tag", toTag);
  return xmlElement("call-info", {}, xmlElement("sip", {}, dialog));
}

function optionalText(name: string, text: string | undefined): string {
  return text === undefined ? "" : xmlText(name, text);
}
