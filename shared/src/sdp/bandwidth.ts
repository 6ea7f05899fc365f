import type { FaultNote } from "./attribute-reader.ts";
import type { Line } from "./split-lines.ts";
import { parseNumber } from "./tokens.ts";

/**
 * The most that an m-section carries, in bits per second of RTP: its `b=TIAS`, else what its `b=AS`
 * comes to (RFC 8829 §5.10). Other modifiers say something else, and are read over.
 */
export function parseMaxBitrate(lines: readonly Line[], faults: FaultNote): number | undefined {
  const inKilobits = valueOf("AS", lines, faults);
  return (
    valueOf("TIAS", lines, faults) ??
    (inKilobits === undefined ? undefined : Math.max(0, inKilobits * 1_000 * 0.95 - overhead))
  );
}

/** What RFC 8829 §5.10 takes for headers: 50 packets a second, 40 bytes each. */
const overhead = 50 * 40 * 8;

/** More is no bandwidth: the product in bits is an exact number still. */
const most = 1_000_000_000_000;

function valueOf(modifier: string, lines: readonly Line[], faults: FaultNote): number | undefined {
  const line = lines.find(({ type, value }) => type === "b" && value.startsWith(`${modifier}:`));
  if (!line) return undefined;
  const value = parseNumber(line.value.slice(modifier.length + 1).trim(), most);
  if (value === undefined) faults.add("malformed b= line", line.number);
  return value;
}
