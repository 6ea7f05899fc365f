import { attributeOf, childOf, collapse, type XmlElement } from "../xml/index.ts";
import { type EndpointUpdate, parleyNamespace } from "./conference-info.ts";
import { childNamed, childrenNamed, oneOf, parseState, textOf } from "./read-element.ts";
import {
  disconnectionMethods,
  endpointStatuses,
  joiningMethods,
  mediaStatuses,
  type RosterMedia,
} from "./roster.ts";

/** RFC 4575 §5.7. A value outside its closed set, but for the status, is read over. */
export function parseEndpoint(element: XmlElement): EndpointUpdate | undefined {
  const entity = attributeOf(element, "entity");
  const state = parseState(element);
  const written = textOf(element, "status");
  const status = oneOf(endpointStatuses, written);
  const streams = childrenNamed(element, "media").map(parseMedia);
  const media = streams.filter((stream) => stream !== undefined);
  if (entity === undefined || state === undefined) return undefined;
  if ((written !== undefined && status === undefined) || media.length < streams.length) {
    return undefined;
  }
  return {
    entity,
    state,
    ...(status === undefined ? {} : { status }),
    ...parseWords(element),
    ...parseReferral(element),
    ...parseJoining(element),
    ...parseDisconnection(element),
    media,
    ...parseHand(element),
    ...parseCallInfo(element),
  };
}

function parseWords(element: XmlElement): Pick<EndpointUpdate, "displayText"> {
  const displayText = textOf(element, "display-text");
  return displayText === undefined ? {} : { displayText };
}

function parseReferral(element: XmlElement): Pick<EndpointUpdate, "referred"> {
  const info = childNamed(element, "referred");
  const when = whenOf(info);
  const by = info === undefined ? undefined : textOf(info, "by");
  if (when === undefined) return {};
  return { referred: { when, ...(by === undefined ? {} : { by }) } };
}

function parseJoining(element: XmlElement): Pick<EndpointUpdate, "joiningMethod" | "joinedAt"> {
  const joiningMethod = oneOf(joiningMethods, textOf(element, "joining-method"));
  const joinedAt = whenOf(childNamed(element, "joining-info"));
  return {
    ...(joiningMethod === undefined ? {} : { joiningMethod }),
    ...(joinedAt === undefined ? {} : { joinedAt }),
  };
}

function parseDisconnection(
  element: XmlElement,
): Pick<EndpointUpdate, "disconnectionMethod" | "disconnection"> {
  const disconnectionMethod = oneOf(disconnectionMethods, textOf(element, "disconnection-method"));
  const info = childNamed(element, "disconnection-info");
  const when = whenOf(info);
  const reason = info && textOf(info, "reason");
  const by = info && textOf(info, "by");
  const why = { ...(reason !== undefined && { reason }), ...(by !== undefined && { by }) };
  return {
    ...(disconnectionMethod === undefined ? {} : { disconnectionMethod }),
    ...(when === undefined ? {} : { disconnection: { when, ...why } }),
  };
}

function parseHand(element: XmlElement): Pick<EndpointUpdate, "handRaisedAt"> {
  const hand = childOf(element, parleyNamespace, "hand");
  const handRaisedAt = hand && attributeOf(hand, "raised");
  return handRaisedAt === undefined ? {} : { handRaisedAt: collapse(handRaisedAt) };
}

function parseMedia(element: XmlElement): RosterMedia | undefined {
  const id = attributeOf(element, "id");
  const label = textOf(element, "label");
  const srcId = textOf(element, "src-id");
  if (id === undefined) return undefined;
  return {
    id,
    type: textOf(element, "type") ?? "",
    ...(label === undefined ? {} : { label }),
    ...(srcId === undefined ? {} : { srcId }),
    status: oneOf(mediaStatuses, textOf(element, "status")) ?? "sendrecv",
  };
}

function parseCallInfo(element: XmlElement): Pick<EndpointUpdate, "callInfo"> {
  const info = childNamed(element, "call-info");
  const dialog = info === undefined ? undefined : childNamed(info, "sip");
  if (dialog === undefined) return {};
  const callId = textOf(dialog, "call-id");
  const fromTag = textOf(dialog, "from-tag");
  const toTag = textOf(dialog, "to-tag");
  if (callId === undefined || fromTag === undefined || toTag === undefined) return {};
  return { callInfo: { callId, fromTag, toTag } };
}

function whenOf(info: XmlElement | undefined): string | undefined {
  const when = info === undefined ? undefined : textOf(info, "when");
  return when === undefined ? undefined : collapse(when);
}
