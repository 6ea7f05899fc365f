/**
 * The clock, and in Chromium the brush, of the simulated cameras: pages in background tabs have their
 * timers throttled, workers do not.
 */

import { type FrameSink, openFrameSink } from "./frame-sink.ts";
import { seatHeight, seatWidth } from "./look.ts";
import type { Tick, ToWorker } from "./messages.ts";
import { contextOf, createPainter, framesPerSecond, newCanvas, type Painter } from "./painter.ts";

interface Seat {
  readonly seat: number;
  readonly canvas: OffscreenCanvas;
  readonly sink: FrameSink<VideoFrame>;
}

const seats = new Set<Seat>();
let painter: Painter = createPainter("");
let frame = 0;
let beats = false;

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "name") painter = createPainter(data.name);
  else if (data.type === "beat") beats = true;
  else open(data.seat, data.writable);
});

setInterval(() => {
  const at = Date.now();
  frame += 1;
  for (const seat of seats) paint(seat, at);
  const tick: Tick = { frame, at };
  if (beats) self.postMessage(tick);
}, 1000 / framesPerSecond);

function open(number: number, writable: WritableStream<VideoFrame>): void {
  const canvas = newCanvas(seatWidth, seatHeight);
  if (!(canvas instanceof OffscreenCanvas)) return;
  const sink = openFrameSink(writable, () => seats.delete(seat));
  const seat: Seat = { seat: number, canvas, sink };
  seats.add(seat);
}

function paint({ seat, canvas, sink }: Seat, at: number): void {
  sink(() => {
    painter.paint(contextOf(canvas), seat, frame, at);
    return new VideoFrame(canvas, { timestamp: performance.now() * 1000 });
  });
}
