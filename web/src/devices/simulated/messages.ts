export type ToWorker =
  | { readonly type: "name"; readonly name: string }
  /** Tell the page of each frame from now on: it paints by itself. */
  | { readonly type: "beat" }
  /** Paint this seat, 0 left to 2 right, into the stream; Chromium only. */
  | { readonly type: "seat"; readonly seat: number; readonly writable: WritableStream<VideoFrame> };

/** Sent once per frame to a page that paints by itself. */
export interface Tick {
  readonly frame: number;
  /** Wall clock, ms. */
  readonly at: number;
}
