/** How often a level is measured: quick enough to follow speech, cheap enough to forget. */
const measureEveryMs = 80;

/** Tells the loudness of a microphone, 0 silent to 1 full, until stopped by what it returns. */
export function watchLevel(track: MediaStreamTrack, listener: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    listener(loudness(samples));
  }, measureEveryMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/** Root mean square on a decibel scale: -60 dBFS and below is 0, 0 dBFS is 1. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, Math.max(0, 1 + (10 * Math.log10(power)) / 60));
}
