import { seatHeight, seatWidth } from "./look.ts";
import type { Tick, ToWorker } from "./messages.ts";
import { contextOf, createPainter, framesPerSecond, type Painter } from "./painter.ts";

/** Three cameras on one drawn room: their pictures join up at the edges and share one clock. */
export interface SimulatedRoom {
  /** A new track; stop it to end it. `seat` is 0 left, 1 centre, 2 right. */
  camera(seat: number): MediaStreamTrack;
  rename(name: string): void;
  close(): void;
}

export function openSimulatedRoom(name: string): SimulatedRoom {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const tell = (message: ToWorker, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer);
  const page = createPageRoom(name);
  worker.addEventListener("message", ({ data }: MessageEvent<Tick>) => page.tick(data));
  tell({ type: "name", name });
  return {
    camera(seat) {
      const Generator = window.MediaStreamTrackGenerator;
      if (Generator === undefined) {
        tell({ type: "beat" });
        return page.camera(seat);
      }
      const track = new Generator({ kind: "video" });
      tell({ type: "seat", seat, writable: track.writable }, [track.writable]);
      return track;
    },
    rename(changed) {
      tell({ type: "name", name: changed });
      page.rename(changed);
    },
    close: () => worker.terminate(),
  };
}

/** For browsers that cannot feed a track from a worker: the page paints, at the worker's beat. */
function createPageRoom(firstName: string) {
  const seats = new Map<MediaStreamTrack, { seat: number; canvas: HTMLCanvasElement }>();
  let name = firstName;
  let painter: Painter | undefined;
  return {
    camera(seat: number): MediaStreamTrack {
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width: seatWidth, height: seatHeight });
      contextOf(canvas);
      const track = canvas.captureStream(framesPerSecond).getVideoTracks()[0];
      if (track === undefined) throw new Error("a canvas stream has one video track");
      seats.set(track, { seat, canvas });
      return track;
    },
    rename(changed: string) {
      name = changed;
      painter = undefined;
    },
    tick({ frame, at }: Tick) {
      for (const [track, { seat, canvas }] of seats) {
        if (track.readyState === "ended") {
          seats.delete(track);
          continue;
        }
        painter ??= createPainter(name);
        painter.paint(contextOf(canvas), seat, frame, at);
      }
    },
  };
}

declare global {
  interface Window {
    /** Chromium's, as it shipped before VideoTrackGenerator; absent in other browsers. */
    readonly MediaStreamTrackGenerator?: new (init: {
      kind: "video";
    }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
  }
}
