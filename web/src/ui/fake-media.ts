interface FakeMedia {
  /** Makes a video, or every one that waits, show a decoded frame: each is told of one, as asked. */
  readonly decodeFrame: (video?: Element | null) => void;
  /** How many videos wait to be told of a frame. */
  readonly waiting: () => number;
  /** Puts the clock forward, in ms, by which pictures are judged. */
  readonly later: (ms: number) => void;
}

const clock = performance.now.bind(performance);

/** For tests: what a DOM without media lacks. */
export function installFakeMedia(): FakeMedia {
  const waiting = new Map<Element, () => void>();
  let ahead = 0;
  performance.now = () => clock() + ahead;
  const prototype = HTMLVideoElement.prototype;
  prototype.requestVideoFrameCallback = function request(callback) {
    const frame = () => callback(0, {} as VideoFrameCallbackMetadata);
    waiting.set(this, frame);
    return 1;
  };
  prototype.cancelVideoFrameCallback = function cancel() {
    waiting.delete(this);
  };
  Object.defineProperty(HTMLMediaElement.prototype, "srcObject", {
    configurable: true,
    writable: true,
    value: null,
  });
  Object.assign(globalThis, { MediaStream: FakeStream });
  return {
    decodeFrame(video) {
      for (const [element, frame] of Array.from(waiting)) {
        if (video !== undefined && element !== video) continue;
        waiting.delete(element);
        frame();
      }
    },
    waiting: () => waiting.size,
    later(ms) {
      ahead += ms;
    },
  };
}

class FakeStream {
  readonly #tracks: Set<MediaStreamTrack>;

  constructor(tracks: readonly MediaStreamTrack[]) {
    this.#tracks = new Set(tracks);
  }

  getTracks(): readonly MediaStreamTrack[] {
    return [...this.#tracks];
  }

  removeTrack(track: MediaStreamTrack): void {
    this.#tracks.delete(track);
  }
}
