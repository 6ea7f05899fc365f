import type { Page } from "@playwright/test";

/** From and to, Hz. */
type Band = readonly [number, number];

interface Listening {
  readonly bands: readonly Band[];
  readonly ms: number;
}

/**
 * How loud, at its loudest, each of these parts of the spectrum is within so many milliseconds of
 * all that comes to a page's newest connection, dBFS.
 */
export async function loudnessArriving(
  page: Page,
  bands: readonly Band[],
  ms: number,
): Promise<readonly number[]> {
  return page.evaluate(listen, { bands, ms });
}

/** Runs in the page. */
async function listen({ bands, ms }: Listening): Promise<number[]> {
  const audio = new AudioContext();
  const analyser = new AnalyserNode(audio, { fftSize: 4096, smoothingTimeConstant: 0 });
  for (const { track } of window.watchedConnections.at(-1)?.getReceivers() ?? []) {
    if (track.kind !== "audio") continue;
    audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  }
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  const binOf = (hertz: number) => Math.round((hertz * analyser.fftSize) / audio.sampleRate);
  const over = performance.now() + ms;
  let loudest = bands.map(() => -Infinity);
  while (performance.now() < over) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    analyser.getFloatFrequencyData(spectrum);
    loudest = bands.map(([from, to], at) =>
      Math.max(loudest[at] ?? -Infinity, ...spectrum.subarray(binOf(from), binOf(to) + 1)),
    );
  }
  await audio.close();
  return loudest;
}
