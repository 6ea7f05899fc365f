export type ToWorker =
  | { readonly type: "name"; readonly name: string }
  /** Paint this seat, 0 left to 2 right, into the stream; Chromium only. */
  | { readonly type: "seat"; readonly seat: number; readonly writable: WritableStream<VideoFrame> };

/** Sent once per frame, for pages that must paint by themselves. */
export interface Tick {
  readonly frame: number;
  /** Wall clock, ms. */
  readonly at: number;
}
