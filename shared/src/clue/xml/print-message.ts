import { assertNever } from "../../lib/index.ts";
import { xmlElement, xmlText } from "../../xml/index.ts";
import type { ClueMessage, Extension, OptionsResponse } from "../message.ts";
import type { CaptureEncoding } from "../model/advertisement.ts";
import { type Negotiated, NO_EXTENSIONS } from "./extensions.ts";
import {
  DATA_MODEL_NAMESPACE,
  PROTOCOL_NAMESPACE,
  SCHEMA_INSTANCE_NAMESPACE,
  XCARD_NAMESPACE,
} from "./namespaces.ts";
import { printAdvertisementContent } from "./print-advertisement.ts";
import { printContent } from "./print-capture.ts";
import { extensible } from "./printing.ts";

/**
 * A CLUE message as one XML document, children in the schema's order (RFC 8847 §9). Elements of the protocol carry the
 * prefix `p`, those of the data model none. What extensions have added is printed for the namespaces negotiated with
 * the peer (RFC 8847 §8), by default none.
 */
export function printClueMessage(
  message: ClueMessage,
  negotiated: Negotiated = NO_EXTENSIONS,
): string {
  const { clueId, sequenceNr, version } = message;
  return extensible(
    `p:${message.type}`,
    { ...namespacesOf(message), protocol: "CLUE", v: version },
    (clueId === undefined ? "" : xmlText("p:clueId", clueId)) +
      number("p:sequenceNr", sequenceNr) +
      printBody(message, negotiated),
    message.type === "advertisement" ? message.content : {},
    negotiated,
  );
}

function printBody(message: ClueMessage, negotiated: Negotiated): string {
  switch (message.type) {
    case "options":
      return (
        boolean("p:mediaProvider", message.mediaProvider) +
        boolean("p:mediaConsumer", message.mediaConsumer) +
        list(
          "p:supportedVersions",
          message.supportedVersions.map((version) => xmlText("p:version", version)),
        ) +
        list("p:supportedExtensions", message.supportedExtensions.map(printExtension))
      );
    case "optionsResponse":
      return printResponse(message) + printAgreement(message);
    case "advertisement":
      return printAdvertisementContent(message.content, negotiated);
    case "ack":
      return printResponse(message) + number("p:advSequenceNr", message.advSequenceNr);
    case "configure":
      return (
        number("p:advSequenceNr", message.advSequenceNr) +
        number("p:ack", message.ack) +
        list(
          "p:captureEncodings",
          message.captureEncodings.map((each) => printCaptureEncoding(each, negotiated)),
        )
      );
    case "configureResponse":
      return printResponse(message) + number("p:confSequenceNr", message.confSequenceNr);
    default:
      return assertNever(message);
  }
}

function namespacesOf(message: ClueMessage): Readonly<Record<string, string>> {
  const protocol = { "xmlns:p": PROTOCOL_NAMESPACE };
  switch (message.type) {
    case "advertisement":
      return {
        ...protocol,
        xmlns: DATA_MODEL_NAMESPACE,
        "xmlns:xsi": SCHEMA_INSTANCE_NAMESPACE,
        "xmlns:v": XCARD_NAMESPACE,
      };
    case "configure":
      return { ...protocol, xmlns: DATA_MODEL_NAMESPACE };
    case "options":
    case "optionsResponse":
    case "ack":
    case "configureResponse":
      return protocol;
    default:
      return assertNever(message);
  }
}

function printResponse(message: {
  readonly responseCode: number;
  readonly reasonString?: string;
}): string {
  const { responseCode, reasonString } = message;
  return (
    number("p:responseCode", responseCode) +
    (reasonString === undefined ? "" : xmlText("p:reasonString", reasonString))
  );
}

function printAgreement(message: OptionsResponse): string {
  const { mediaProvider, mediaConsumer, agreedVersion, commonExtensions } = message;
  return (
    boolean("p:mediaProvider", mediaProvider) +
    boolean("p:mediaConsumer", mediaConsumer) +
    (agreedVersion === undefined ? "" : xmlText("p:version", agreedVersion)) +
    list("p:commonExtensions", commonExtensions.map(printExtension))
  );
}

function printExtension({ name, schemaRef, version }: Extension): string {
  return xmlElement(
    "p:extension",
    {},
    xmlText("p:name", name) + xmlText("p:schemaRef", schemaRef) + xmlText("p:version", version),
  );
}

function printCaptureEncoding(encoding: CaptureEncoding, negotiated: Negotiated): string {
  const { id, captureId, encodingId, configuredContent } = encoding;
  const inside =
    xmlText("captureID", captureId) +
    xmlText("encodingID", encodingId) +
    (configuredContent ? printContent("configuredContent", configuredContent, negotiated) : "");
  return extensible("captureEncoding", { ID: id }, inside, encoding, negotiated);
}

/** The schema wants at least one child in each wrapper: an empty list is left out (RFC 8847 §9). */
function list(name: string, children: readonly string[]): string {
  return children.length === 0 ? "" : xmlElement(name, {}, children.join(""));
}

function number(name: string, value: number | undefined): string {
  return value === undefined ? "" : xmlText(name, String(value));
}

function boolean(name: string, value: boolean | undefined): string {
  return value === undefined ? "" : xmlText(name, String(value));
}
