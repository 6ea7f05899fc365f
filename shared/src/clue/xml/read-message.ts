import { assertNever, ok, type Result, refuse } from "../../lib/index.ts";
import { attributeOf, childOf, readXml, type XmlElement, type XmlFault } from "../../xml/index.ts";
import type { ClueMessageFault } from "../fault.ts";
import type { ClueMessage } from "../message.ts";
import { CLUE_LIMITS } from "../model/limits.ts";
import { PROTOCOL_VERSION } from "../version.ts";
import {
  ENVELOPE,
  RESPONSE,
  ROOT_ATTRIBUTES,
  readEnvelope,
  readResponse,
  readSequenceNr,
} from "./envelope.ts";
import { readExtensions } from "./extensions.ts";
import { PROTOCOL_NAMESPACE } from "./namespaces.ts";
import { ADVERTISEMENT_WRAPPERS, readAdvertisementContent } from "./read-advertisement.ts";
import { readConfigure } from "./read-configure.ts";
import { readOptions, readOptionsResponse } from "./read-options.ts";
import { model, Reading, readSequence } from "./reading.ts";
import { positiveOf, versionOf } from "./values.ts";

/**
 * One CLUE message (RFC 8847 §5, schema in §9). Structure that the schema forbids is a fault 301, a value that is
 * none 302. Messages of other versions than ours are read leniently (RFC 8847 §7); whether the version is acceptable is
 * the channel's business. Meaning (dangling ids and the like) is `checkAdvertisement`'s. Never throws.
 */
export function parseClueMessage(text: string): Result<ClueMessage, ClueMessageFault> {
  const document = readXml(text, CLUE_LIMITS.document);
  if (!document.ok) return refuse(unreadable(document.refusal));
  const root = document.value;
  const type = messageTypeOf(root);
  if (type === undefined) return refuse({ code: 301, reason: "not a CLUE message" });
  const version = attributeOf(root, "v");
  const reading = new Reading(version !== PROTOCOL_VERSION);
  if (attributeOf(root, "protocol") !== "CLUE") reading.refuse(302, "@protocol is not CLUE");
  if (version === undefined) reading.refuse(301, "no @v");
  else versionOf(version, reading);
  const message = readMessage(type, root, version ?? "", reading);
  if (reading.fault === undefined) return ok(message);
  return refuse({ ...reading.fault, ...addressOf(root) });
}

const ADVERTISEMENT = model(
  PROTOCOL_NAMESPACE,
  { ...ENVELOPE, ...ADVERTISEMENT_WRAPPERS },
  ROOT_ATTRIBUTES,
);
const ACK = model(PROTOCOL_NAMESPACE, { ...RESPONSE, advSequenceNr: "1" }, ROOT_ATTRIBUTES);
const CONFIGURE_RESPONSE = model(
  PROTOCOL_NAMESPACE,
  { ...RESPONSE, confSequenceNr: "1" },
  ROOT_ATTRIBUTES,
);

function messageTypeOf(root: XmlElement): ClueMessage["type"] | undefined {
  if (root.namespace !== PROTOCOL_NAMESPACE) return undefined;
  switch (root.name) {
    case "options":
    case "optionsResponse":
    case "advertisement":
    case "ack":
    case "configure":
    case "configureResponse":
      return root.name;
    default:
      return undefined;
  }
}

function readMessage(
  type: ClueMessage["type"],
  root: XmlElement,
  version: string,
  reading: Reading,
): ClueMessage {
  switch (type) {
    case "options":
      return readOptions(root, version, reading);
    case "optionsResponse":
      return readOptionsResponse(root, version, reading);
    case "advertisement": {
      const found = readSequence(root, ADVERTISEMENT, reading);
      const content = { ...readAdvertisementContent(found, reading), ...readExtensions(root) };
      return { type, ...readEnvelope(found, version, reading), content };
    }
    case "ack": {
      const found = readSequence(root, ACK, reading);
      const advSequenceNr = readSequenceNr(found.first("advSequenceNr"), reading);
      return { type, ...readResponse(found, version, reading), advSequenceNr };
    }
    case "configure":
      return readConfigure(root, version, reading);
    case "configureResponse": {
      const found = readSequence(root, CONFIGURE_RESPONSE, reading);
      const confSequenceNr = readSequenceNr(found.first("confSequenceNr"), reading);
      return { type, ...readResponse(found, version, reading), confSequenceNr };
    }
    default:
      return assertNever(type);
  }
}

/** What a refusal needs, out of a root that may be incomplete or wrong. */
function addressOf(root: XmlElement): Omit<ClueMessageFault, "code" | "reason"> {
  const messageType = messageTypeOf(root);
  const clueId = childOf(root, PROTOCOL_NAMESPACE, "clueId");
  const sequenceNr = childOf(root, PROTOCOL_NAMESPACE, "sequenceNr");
  const attempt = new Reading(true);
  const number = sequenceNr && positiveOf(sequenceNr, attempt);
  return {
    ...(messageType && { messageType }),
    ...(clueId && { clueId: clueId.text }),
    ...(number !== undefined && attempt.fault === undefined && { sequenceNr: number }),
  };
}

/** A document over our limits may be perfectly good XML: 300, not 301. */
function unreadable({ type, reason, readSoFar }: XmlFault): ClueMessageFault {
  const code = type === "not-well-formed" || type === "doctype" ? 301 : 300;
  return { code, reason, ...(readSoFar && addressOf(readSoFar)) };
}
