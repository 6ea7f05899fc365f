import { barBlocks, roomTag } from "./bar.ts";
import { type Context, drawMoving, drawStill } from "./draw-room.ts";
import { type Look, lookOf, roomWidth, seatHeight, seatWidth } from "./look.ts";

export const framesPerSecond = 15;

/** Paints any seat of one room; the still picture is drawn once per name. */
export interface Painter {
  /** `seat` 0 left, 1 centre, 2 right; `at` in ms of the wall clock. */
  paint(context: Context, seat: number, frame: number, at: number): void;
}

export function createPainter(name: string): Painter {
  const look = lookOf(name);
  const room = roomTag(name);
  const still = stillPicture(look);
  return {
    paint(context, seat, frame, at) {
      context.setTransform(1, 0, 0, 1, -seat * seatWidth, 0);
      context.drawImage(still, 0, 0);
      drawMoving(context, look, at / 1000);
      context.setTransform(1, 0, 0, 1, 0, 0);
      drawPlaque(context, name, seat, frame, at);
      for (const block of barBlocks({
        room,
        position: seat,
        frame: frame % 65536,
        clock: at % 65536,
      })) {
        context.fillStyle = block.light ? "#c3c7ce" : "#1c1f25";
        context.fillRect(
          block.x * seatWidth,
          block.y * seatHeight,
          block.width * seatWidth,
          block.height * seatHeight,
        );
      }
    },
  };
}

function stillPicture(look: Look): CanvasImageSource {
  const canvas = newCanvas(roomWidth, seatHeight);
  drawStill(contextOf(canvas), look);
  return canvas;
}

function drawPlaque(context: Context, name: string, seat: number, frame: number, at: number): void {
  context.fillStyle = "rgb(12 14 18 / 0.72)";
  context.beginPath();
  context.roundRect(12, 12, 236, 44, 8);
  context.fill();
  context.fillStyle = "#ffffff";
  context.font = "600 15px Inter, system-ui, sans-serif";
  context.fillText(`${"LCR"[seat] ?? ""}  ${name}`, 22, 30, 216);
  context.font = "13px ui-monospace, monospace";
  context.fillText(`${clockText(at)}  #${String(frame % 65536).padStart(5, "0")}`, 22, 48);
}

/** Local time of day with tenths of a second. */
export function clockText(at: number): string {
  const date = new Date(at);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const time = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return `${time}.${Math.floor(date.getMilliseconds() / 100)}`;
}

/** A canvas that lives in memory the encoder can read without asking the graphics card. */
export function newCanvas(width: number, height: number): HTMLCanvasElement | OffscreenCanvas {
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement("canvas"), { width, height });
}

export function contextOf(canvas: HTMLCanvasElement | OffscreenCanvas): Context {
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (context === null || !("fillRect" in context)) throw new Error("no 2d canvas in this browser");
  return context;
}
