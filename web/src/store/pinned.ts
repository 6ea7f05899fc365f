import type { Pinned } from "@parley/shared/participant";

/** What was kept, or undefined where it is nothing that can be pinned. */
export function parsePinned(kept: unknown): Pinned | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const { type, room, captureId }: Partial<Record<"type" | "room" | "captureId", unknown>> = kept;
  const isOfCapture = typeof captureId === "string";
  if (type === "presentation" && isOfCapture) return { type, captureId };
  if (typeof room !== "string") return undefined;
  if (type === "room") return { type, room };
  return type === "camera" && isOfCapture ? { type, room, captureId } : undefined;
}
