import type { CaptureEncoding } from "../clue/index.ts";
import type { Line } from "./line.ts";

/**
 * Whether media may flow for the encoding on this line: the latest offer and answer have it
 * active **and** a valid configure names it (RFC 8848 §5.2). Until the configure the line counts
 * as inactive for RTP; a line that CLUE does not control needs the SDP alone.
 */
export function mayFlow(line: Line, configured: readonly CaptureEncoding[]): boolean {
  return line.active && (line.role === "both" || captureOn(line, configured) !== undefined);
}

/** The capture that a configure has put on this line, if any. */
export function captureOn(
  line: Line,
  configured: readonly CaptureEncoding[],
): CaptureEncoding | undefined {
  return configured.find((encoding) => String(encoding.encodingId) === String(line.label));
}
