import { type RefObject, useEffect, useRef, useState } from "react";
import { keepPlaying } from "./keep-playing.ts";
import { playTrack } from "./play-track.ts";

/** A picture that has not changed for so long is not live. */
const stalledAfterMs = 2_000;
const lookEveryMs = 500;

interface Picture {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Whether decoded frames are arriving. */
  readonly flowing: boolean;
  /** Width to height of the newest picture; absent before the first. */
  readonly aspect: number | undefined;
}

/**
 * Plays a track in a <video>, and tells what arrives. In a hidden page the browser draws no frames:
 * there the last verdict stands. Without a track the last picture stays.
 *
 * @param isStill whether one picture may be all there is to see for minutes, as of a screen
 */
export function usePicture(track: MediaStreamTrack | undefined, isStill: boolean): Picture {
  const video = useRef<HTMLVideoElement>(null);
  const [flowing, setFlowing] = useState(false);
  const [aspect, setAspect] = useState<number>();
  useEffect(() => {
    const element = video.current;
    if (element === null || track === undefined) return;
    const measure = () => setAspect(aspectOf(element));
    playTrack(element, track);
    element.addEventListener("resize", measure);
    const stopKeeping = keepPlaying(element, element.ownerDocument);
    const stopWatching = (isStill ? awaitFrame : watchFrames)(element, setFlowing);
    return () => {
      stopWatching();
      stopKeeping();
      element.removeEventListener("resize", measure);
      setFlowing(false);
    };
  }, [track, isStill]);
  useEffect(() => {
    const element = video.current;
    return () => {
      // A browser keeps an element that plays, and its picture, also where no page has it any more.
      if (element !== null) playTrack(element, undefined);
    };
  }, []);
  return { video, flowing, aspect };
}

/** `sinceMs` a frame was asked for in vain; in a hidden page their absence says nothing. */
export function isStalled(sinceMs: number, hidden: boolean): boolean {
  return !hidden && sinceMs > stalledAfterMs;
}

function aspectOf({ videoWidth, videoHeight }: HTMLVideoElement): number | undefined {
  return videoHeight > 0 ? videoWidth / videoHeight : undefined;
}

/** What does not move need not arrive again; where its path is lost, the call says so. */
function awaitFrame(video: HTMLVideoElement, tell: (flowing: boolean) => void): () => void {
  const request = video.requestVideoFrameCallback(() => tell(true));
  return () => video.cancelVideoFrameCallback(request);
}

/**
 * One frame is asked for at each beat, not every frame: a browser that is to tell of a frame draws
 * the whole page for it, fifteen times a second for each picture.
 */
function watchFrames(video: HTMLVideoElement, tell: (flowing: boolean) => void): () => void {
  // Not always this page's own: a picture may stand in another window.
  const page = video.ownerDocument;
  let askedAt = 0;
  let request: number | undefined;
  const frame = () => {
    request = undefined;
    tell(true);
  };
  const look = () => {
    const now = performance.now();
    if (request === undefined) {
      askedAt = now;
      request = video.requestVideoFrameCallback(frame);
    } else if (isStalled(now - askedAt, page.hidden)) tell(false);
  };
  const shownAgain = () => {
    askedAt = performance.now();
  };
  look();
  const stopLooking = onBeat(look);
  page.addEventListener("visibilitychange", shownAgain);
  return () => {
    stopLooking();
    page.removeEventListener("visibilitychange", shownAgain);
    if (request !== undefined) video.cancelVideoFrameCallback(request);
  };
}

const beat = new Set<() => void>();
let beating: ReturnType<typeof setInterval> | undefined;

/** All pictures at once, so that the page is drawn once for all of them. */
function onBeat(look: () => void): () => void {
  beat.add(look);
  beating ??= setInterval(() => {
    for (const each of beat) each();
  }, lookEveryMs);
  return () => {
    beat.delete(look);
    if (beat.size > 0) return;
    clearInterval(beating);
    beating = undefined;
  };
}
