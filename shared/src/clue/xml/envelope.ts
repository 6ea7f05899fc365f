import type { XmlElement } from "../../xml/index.ts";
import type { Ack, ClueMessage } from "../message.ts";
import type { Reading, Sequence } from "./reading.ts";
import { integerOf } from "./values.ts";

/** What every message begins with (`clueMessageType`, RFC 8847 §9). */
export const ENVELOPE = { clueId: "?", sequenceNr: "1" } as const satisfies Sequence;

/** What every response begins with (`clueResponseType`). */
export const RESPONSE = {
  ...ENVELOPE,
  responseCode: "1",
  reasonString: "?",
} as const satisfies Sequence;

type Elements<Name extends string> = Readonly<Record<Name, readonly XmlElement[]>>;

export function readEnvelope(
  found: Elements<keyof typeof ENVELOPE>,
  version: string,
  reading: Reading,
): Pick<ClueMessage, "clueId" | "sequenceNr" | "version"> {
  const [clueId] = found.clueId;
  return {
    ...(clueId && { clueId: clueId.text }),
    sequenceNr: readSequenceNr(found.sequenceNr[0], reading),
    version,
  };
}

export function readResponse(
  found: Elements<keyof typeof RESPONSE>,
  version: string,
  reading: Reading,
): Omit<Ack, "type" | "advSequenceNr"> {
  const [code] = found.responseCode;
  const [reason] = found.reasonString;
  return {
    ...readEnvelope(found, version, reading),
    responseCode: code ? integerOf(code, reading, 100, 999) : 300,
    ...(reason && { reasonString: reason.text }),
  };
}

/** A missing one is a fault already, of the sequence it is missing from. */
export function readSequenceNr(element: XmlElement | undefined, reading: Reading): number {
  return element ? integerOf(element, reading, 1) : 1;
}
