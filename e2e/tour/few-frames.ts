import type { BrowserContext } from "@playwright/test";

/** Enough for a picture to count as live. */
const framesPerSecond = 4;

/** A browser whose cameras send few frames: whoever looks at a still of them misses none. */
export async function sendFewFrames(context: BrowserContext): Promise<void> {
  await context.addInitScript(limitFrames, framesPerSecond);
}

/** Runs in the page. */
function limitFrames(maxFramerate: number): void {
  const { prototype } = RTCRtpSender;
  const original = Reflect.get<RTCRtpSender, "setParameters">(prototype, "setParameters");
  prototype.setParameters = function (parameters, options) {
    for (const encoding of parameters.encodings) Object.assign(encoding, { maxFramerate });
    return original.call(this, parameters, options);
  };
}
