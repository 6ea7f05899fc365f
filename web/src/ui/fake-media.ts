/**
 * For tests: what a DOM without media lacks. Returns how to make a video, or every one that waits,
 * show a decoded frame.
 */
export function installFakeMedia(): { readonly decodeFrame: (video?: Element | null) => void } {
  const waiting = new Map<Element, () => void>();
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
        if (video === undefined || element === video) frame();
      }
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
