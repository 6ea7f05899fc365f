/**
 * Plays a track, or nothing, in an element, in place of what it played. A browser keeps every stream
 * that a track is in for as long as the track: what was played is taken out of its own.
 */
export function playTrack(element: HTMLMediaElement, track: MediaStreamTrack | undefined): void {
  const before = element.srcObject;
  element.srcObject = track === undefined ? null : new MediaStream([track]);
  // Not by its class: the stream of an element in another window may be of that window's.
  if (before === null || !("getTracks" in before)) return;
  for (const played of before.getTracks()) before.removeTrack(played);
}
