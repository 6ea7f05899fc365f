import type { CaptureEncoding } from "../../clue/index.ts";
import { type Label, label } from "../../sdp/index.ts";

/**
 * The seats that stay open when what is configured changes. A configure opens the seats it names;
 * a seat closes only when the capture on it is withdrawn. What a participant lets go of by itself
 * leaves its seat open and silent: another layout is a configure and nothing else, and `mayFlow`
 * sees to it that nothing is sent there (RFC 8848 §5.2).
 */
export function openSeats(
  opened: ReadonlySet<Label>,
  before: readonly CaptureEncoding[],
  after: readonly CaptureEncoding[],
  why: "configured" | "withdrawn",
): ReadonlySet<Label> {
  const named = new Set(after.map(seatOf));
  const next =
    why === "configured"
      ? new Set([...opened, ...named])
      : closed(opened, new Set(before.map(seatOf).filter((seat) => !named.has(seat))));
  return next.size === opened.size ? opened : next;
}

function closed(opened: ReadonlySet<Label>, gone: ReadonlySet<Label>): ReadonlySet<Label> {
  return new Set([...opened].filter((seat) => !gone.has(seat)));
}

function seatOf({ encodingId }: CaptureEncoding): Label {
  return label(String(encodingId));
}
