/** What is heard on one track, for whoever measures it. */
export interface Analysed {
  readonly analyser: AnalyserNode;
  /** A browser keeps every stream that a track is in for as long as the track, heard or not. */
  readonly release: () => void;
}

export function analyse(context: AudioContext, track: MediaStreamTrack): Analysed {
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  const stream = new MediaStream([track]);
  context.createMediaStreamSource(stream).connect(analyser);
  return { analyser, release: () => stream.removeTrack(track) };
}
