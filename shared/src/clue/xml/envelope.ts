import type { XmlElement } from "../../xml/index.ts";
import type { Ack, ClueMessage } from "../message.ts";
import { type Found, type Reading, readSimple, type Sequence } from "./reading.ts";
import { positiveOf, responseCodeOf } from "./values.ts";

/** What every message begins with (`clueMessageType`, RFC 8847 §9). */
export const ENVELOPE = { clueId: "?", sequenceNr: "1" } as const satisfies Sequence;

/** What every response begins with (`clueResponseType`). */
export const RESPONSE = {
  ...ENVELOPE,
  responseCode: "1",
  reasonString: "?",
} as const satisfies Sequence;

/** The attributes of every root. */
export const ROOT_ATTRIBUTES = ["protocol", "v"] as const;

export function readEnvelope(
  found: Found<keyof typeof ENVELOPE>,
  version: string,
  reading: Reading,
): Pick<ClueMessage, "clueId" | "sequenceNr" | "version"> {
  const clueId = found.first("clueId");
  return {
    ...(clueId && { clueId: readSimple(clueId, reading) }),
    sequenceNr: readSequenceNr(found.first("sequenceNr"), reading),
    version,
  };
}

export function readResponse(
  found: Found<keyof typeof RESPONSE>,
  version: string,
  reading: Reading,
): Omit<Ack, "type" | "advSequenceNr"> {
  const code = found.first("responseCode");
  const reason = found.first("reasonString");
  return {
    ...readEnvelope(found, version, reading),
    responseCode: code ? responseCodeOf(code, reading) : 300,
    ...(reason && { reasonString: readSimple(reason, reading) }),
  };
}

/** A missing one is a fault already, of the sequence it is missing from. */
export function readSequenceNr(element: XmlElement | undefined, reading: Reading): number {
  return element ? positiveOf(element, reading) : 1;
}
