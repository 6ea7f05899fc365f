/**
 * An audio context of which nothing is heard: no loudspeaker is opened for it. (Firefox and Safari do
 * not know of that and ignore it.) For what is only measured it wakes as seldom as the browser lets
 * it; where sound is made, that would make it come in bursts.
 */
export function openSilentContext(use: "measuring" | "making"): AudioContext {
  return new AudioContext({
    latencyHint: use === "measuring" ? "playback" : "interactive",
    sinkId: { type: "none" },
  });
}

declare global {
  interface AudioContextOptions {
    /** Chromium's: where the sound goes. */
    readonly sinkId?: string | { readonly type: "none" };
  }
}
