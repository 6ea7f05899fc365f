import { expect, test } from "vitest";
import type { CaptureEncoding, CaptureId, EncodingId } from "../clue/index.ts";
import { sameSelection } from "./session.ts";

test("[SES-9] another content of a switched capture is another selection, the order is not", () => {
  const left = chosen("row", "left");
  const right = chosen("row", "right");
  const voice = chosen("voice");
  expect(sameSelection([left], [left])).toBe(true);
  expect(sameSelection([left], [right])).toBe(false);
  expect(sameSelection([left], [chosen("row")])).toBe(false);
  expect(sameSelection([left, voice], [voice, left])).toBe(true);
});

function chosen(capture: string, content?: string): CaptureEncoding {
  return {
    id: `ce-${capture}`,
    captureId: capture as CaptureId,
    encodingId: `seat-${capture}` as EncodingId,
    ...(content !== undefined && {
      configuredContent: { captures: [content as CaptureId], sceneViews: [] },
    }),
  };
}
