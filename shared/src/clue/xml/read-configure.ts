import type { XmlElement } from "../../xml/index.ts";
import type { Configure } from "../message.ts";
import type { CaptureEncoding } from "../model/advertisement.ts";
import { ENVELOPE, ROOT_ATTRIBUTES, readEnvelope, readSequenceNr } from "./envelope.ts";
import { readExtensions } from "./extensions.ts";
import { DATA_MODEL_NAMESPACE, PROTOCOL_NAMESPACE } from "./namespaces.ts";
import { readContent } from "./read-capture.ts";
import { model, type Reading, readSequence } from "./reading.ts";
import { idAttribute, nameOf, responseCodeOf } from "./values.ts";

const CONFIGURE = model(
  PROTOCOL_NAMESPACE,
  { ...ENVELOPE, advSequenceNr: "1", ack: "?", captureEncodings: "?" },
  ROOT_ATTRIBUTES,
);

export function readConfigure(root: XmlElement, version: string, reading: Reading): Configure {
  const found = readSequence(root, CONFIGURE, reading);
  const ack = found.first("ack");
  return {
    type: "configure",
    ...readEnvelope(found, version, reading),
    advSequenceNr: readSequenceNr(found.first("advSequenceNr"), reading),
    ...(ack && { ack: responseCodeOf(ack, reading, "2") }),
    captureEncodings: readCaptureEncodings(found.first("captureEncodings"), reading),
  };
}

const CAPTURE_ENCODINGS = model(DATA_MODEL_NAMESPACE, { captureEncoding: "+" });
const CAPTURE_ENCODING = model(
  DATA_MODEL_NAMESPACE,
  { captureID: "1", encodingID: "1", configuredContent: "?" },
  "any",
);

function readCaptureEncodings(
  wrapper: XmlElement | undefined,
  reading: Reading,
): readonly CaptureEncoding[] {
  if (wrapper === undefined) return [];
  const list = readSequence(wrapper, CAPTURE_ENCODINGS, reading);
  return list.all("captureEncoding").map((element) => {
    const found = readSequence(element, CAPTURE_ENCODING, reading);
    const content = found.first("configuredContent");
    return {
      id: idAttribute(element, "ID", reading),
      captureId: nameOf(found.first("captureID") ?? element, reading),
      encodingId: nameOf(found.first("encodingID") ?? element, reading),
      ...(content && { configuredContent: readContent(content, reading) }),
      ...readExtensions(element),
    };
  });
}
