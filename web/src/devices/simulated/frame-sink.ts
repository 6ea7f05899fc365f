/** Draws a frame and sends it on its way, if there is room for one. */
export type FrameSink<Frame> = (draw: () => Frame) => void;

/**
 * Where the frames of one seat go: one that the reader has no room for is not drawn. `over` is called
 * when the stream takes no more, be it between two frames: its track was stopped, its page is gone.
 */
export function openFrameSink<Frame extends { close(): void }>(
  writable: WritableStream<Frame>,
  over: () => void,
): FrameSink<Frame> {
  const writer = writable.getWriter();
  writer.closed.then(over, over);
  return (draw) => {
    if ((writer.desiredSize ?? 0) <= 0) return;
    const frame = draw();
    writer.write(frame).catch(() => frame.close());
  };
}
