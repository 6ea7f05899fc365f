/**
 * The clock, and in Chromium the brush, of the simulated cameras: pages in background tabs have their
 * timers throttled, workers do not.
 */

import { seatHeight, seatWidth } from "./look.ts";
import type { Tick, ToWorker } from "./messages.ts";
import { contextOf, createPainter, framesPerSecond, newCanvas, type Painter } from "./painter.ts";

interface Seat {
  readonly seat: number;
  readonly canvas: OffscreenCanvas;
  readonly writer: WritableStreamDefaultWriter<VideoFrame>;
}

const seats = new Set<Seat>();
let painter: Painter = createPainter("");
let frame = 0;

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "name") painter = createPainter(data.name);
  else open(data.seat, data.writable);
});

setInterval(() => {
  const at = Date.now();
  frame += 1;
  for (const seat of seats) paint(seat, at);
  const tick: Tick = { frame, at };
  self.postMessage(tick);
}, 1000 / framesPerSecond);

function open(seat: number, writable: WritableStream<VideoFrame>): void {
  const canvas = newCanvas(seatWidth, seatHeight);
  if (!(canvas instanceof OffscreenCanvas)) return;
  seats.add({ seat, canvas, writer: writable.getWriter() });
}

/** A frame the reader has no room for is skipped; a seat whose track has stopped is closed. */
function paint(seat: Seat, at: number): void {
  if ((seat.writer.desiredSize ?? 0) <= 0) return;
  painter.paint(contextOf(seat.canvas), seat.seat, frame, at);
  const picture = new VideoFrame(seat.canvas, { timestamp: performance.now() * 1000 });
  seat.writer.write(picture).catch(() => {
    picture.close();
    seats.delete(seat);
  });
}
