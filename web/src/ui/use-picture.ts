import { type RefObject, useEffect, useRef, useState } from "react";

/** A picture that has not changed for so long is not live. */
const stalledAfterMs = 2_000;
const lookEveryMs = 500;

/**
 * Plays a track in a <video>, and tells whether decoded frames are arriving. In a hidden page the
 * browser draws none: there the last verdict stands. Without a track the last picture stays.
 */
export function usePicture(track: MediaStreamTrack | undefined): {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly flowing: boolean;
} {
  const video = useRef<HTMLVideoElement>(null);
  const [flowing, setFlowing] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (element === null || track === undefined) return;
    element.srcObject = new MediaStream([track]);
    const stop = watchFrames(element, setFlowing);
    return () => {
      stop();
      setFlowing(false);
    };
  }, [track]);
  return { video, flowing };
}

/** `sinceMs` the last decoded frame; in a hidden page their absence says nothing. */
export function isStalled(sinceMs: number, hidden: boolean): boolean {
  return !hidden && sinceMs > stalledAfterMs;
}

function watchFrames(video: HTMLVideoElement, tell: (flowing: boolean) => void): () => void {
  let lastFrameAt = performance.now();
  let request = 0;
  const frame = () => {
    lastFrameAt = performance.now();
    tell(true);
    request = video.requestVideoFrameCallback(frame);
  };
  const look = () => {
    if (isStalled(performance.now() - lastFrameAt, document.hidden)) tell(false);
  };
  const shownAgain = () => {
    lastFrameAt = performance.now();
  };
  request = video.requestVideoFrameCallback(frame);
  const timer = setInterval(look, lookEveryMs);
  document.addEventListener("visibilitychange", shownAgain);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", shownAgain);
    video.cancelVideoFrameCallback(request);
  };
}
