import { assertNever } from "../lib/index.ts";
import type { ClueMessage } from "./message.ts";

/** A message in one short line, for a ladder: `configure 42 for 9 (3)`. */
export function summariseClue(message: ClueMessage): string {
  const name = `${message.type} ${message.sequenceNr}`;
  switch (message.type) {
    case "options":
      return `${name} (${message.version})`;
    case "optionsResponse":
      return `${name}: ${message.responseCode}`;
    case "advertisement":
      return `${name} (${counted(message.content.captures.length, "capture")})`;
    case "ack":
      return `${name} for ${message.advSequenceNr}: ${message.responseCode}`;
    case "configure": {
      const kind = message.ack === undefined ? "configure" : "configure+ack";
      const chosen = message.captureEncodings.length;
      return `${kind} ${message.sequenceNr} for ${message.advSequenceNr} (${chosen})`;
    }
    case "configureResponse":
      return `${name} for ${message.confSequenceNr}: ${message.responseCode}`;
    default:
      return assertNever(message);
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
