import type { XmlElement } from "../../xml/index.ts";
import type { Configure } from "../message.ts";
import type { CaptureEncoding } from "../model/advertisement.ts";
import { ENVELOPE, readEnvelope, readSequenceNr } from "./envelope.ts";
import { DATA_MODEL_NAMESPACE, PROTOCOL_NAMESPACE } from "./namespaces.ts";
import { readContent } from "./read-capture.ts";
import { type Reading, readSequence, type Sequence } from "./reading.ts";
import { idAttribute, integerOf, nameOf } from "./values.ts";

const CONFIGURE = {
  ...ENVELOPE,
  advSequenceNr: "1",
  ack: "?",
  captureEncodings: "?",
} as const satisfies Sequence;

export function readConfigure(root: XmlElement, version: string, reading: Reading): Configure {
  const found = readSequence(root, PROTOCOL_NAMESPACE, CONFIGURE, reading);
  const [ack] = found.ack;
  return {
    type: "configure",
    ...readEnvelope(found, version, reading),
    advSequenceNr: readSequenceNr(found.advSequenceNr[0], reading),
    ...(ack && { ack: integerOf(ack, reading, 200, 299) }),
    captureEncodings: readCaptureEncodings(found.captureEncodings[0], reading),
  };
}

const CAPTURE_ENCODING = {
  captureID: "1",
  encodingID: "1",
  configuredContent: "?",
} as const satisfies Sequence;

function readCaptureEncodings(
  wrapper: XmlElement | undefined,
  reading: Reading,
): readonly CaptureEncoding[] {
  if (wrapper === undefined) return [];
  const model = { captureEncoding: "+" } as const;
  const list = readSequence(wrapper, DATA_MODEL_NAMESPACE, model, reading);
  return list.captureEncoding.map((element) => {
    const found = readSequence(element, DATA_MODEL_NAMESPACE, CAPTURE_ENCODING, reading);
    const [content] = found.configuredContent;
    return {
      id: idAttribute(element, "ID", reading),
      captureId: nameOf(found.captureID[0] ?? element),
      encodingId: nameOf(found.encodingID[0] ?? element),
      ...(content && { configuredContent: readContent(content, reading) }),
    };
  });
}
