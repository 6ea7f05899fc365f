import { detached, ok, type Result, refuse } from "../lib/index.ts";
import type { SdpFault } from "./description.ts";
import { sdpLimits } from "./limits.ts";

/** One `type=value` line of an SDP text (RFC 8866 §5). */
export interface Line {
  readonly type: string;
  readonly value: string;
  /** 1-based. */
  readonly number: number;
}

/** The lines of a text, within `sdpLimits`, ended by CRLF or LF; blank lines are passed over. */
export function splitLines(text: string): Result<readonly Line[], SdpFault> {
  if (text.length > sdpLimits.textLength) return refuse({ reason: "text too long", line: 1 });
  const lines: Line[] = [];
  let number = 0;
  for (const written of text.split("\n", sdpLimits.lines + 1)) {
    number += 1;
    if (number > sdpLimits.lines) return refuse({ reason: "too many lines", line: number });
    const content = written.endsWith("\r") ? written.slice(0, -1) : written;
    if (content === "") continue;
    const type = content.charAt(0);
    if (content.charAt(1) !== "=") return refuse({ reason: "not a type=value line", line: number });
    // RFC 8866 §5: a type letter that is not understood is ignored or refused, as a whole.
    if (!knownTypes.has(type)) return refuse({ reason: "unknown type letter", line: number });
    if (content.includes("\0") || content.includes("\r")) {
      return refuse({ reason: "NUL or CR within a line", line: number });
    }
    lines.push({ type, value: detached(content.slice(2)), number });
  }
  return ok(lines);
}

const knownTypes = new Set("vosiuepcbtrzkam");
