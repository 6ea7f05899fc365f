import type { Page } from "@playwright/test";

type Colour = readonly number[];

/** The next picture that comes on one line: the colours a quarter in from the left and the right. */
export interface Arriving {
  readonly left: Colour;
  readonly right: Colour;
}

/** A codec brings colours so near, 0 to 255. */
const tolerance = 50;

export function isColour(seen: Colour, meant: Colour): boolean {
  return meant.every((value, at) => Math.abs((seen[at] ?? -999) - value) < tolerance);
}

/** What comes on every line of a page's newest connection now, wherever it may be shown. */
export async function picturesArriving(page: Page): Promise<readonly Arriving[]> {
  return page.evaluate(lookAtLines);
}

/** Runs in the page. */
async function lookAtLines(): Promise<Arriving[]> {
  const lines = window.watchedConnections.at(-1)?.getReceivers() ?? [];
  const tracks = lines.flatMap(({ track }) => (track.kind === "video" ? [track] : []));
  const seen = await Promise.all(tracks.map(nextPicture));
  return seen.flatMap((picture) => (picture === undefined ? [] : [coloursOf(picture)]));

  async function nextPicture(track: MediaStreamTrack): Promise<VideoFrame | undefined> {
    const copy = track.clone();
    const reader = new window.MediaStreamTrackProcessor({ track: copy }).readable.getReader();
    const nothing = new Promise<undefined>((resolve) => setTimeout(resolve, 2_000));
    const picture = await Promise.race([reader.read().then(({ value }) => value), nothing]);
    copy.stop();
    return picture;
  }

  function coloursOf(picture: VideoFrame): Arriving {
    const canvas = new OffscreenCanvas(64, 36);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(picture, 0, 0, 64, 36);
    picture.close();
    const at = (x: number) => [...(context?.getImageData(x, 18, 1, 1).data ?? [])].slice(0, 3);
    return { left: at(16), right: at(48) };
  }
}

declare global {
  interface Window {
    /** Chromium's. */
    readonly MediaStreamTrackProcessor: new (init: {
      readonly track: MediaStreamTrack;
    }) => {
      readonly readable: ReadableStream<VideoFrame>;
    };
  }
}
