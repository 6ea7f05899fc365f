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
  const seen = await Promise.all(tracks.map(nextColours));
  return seen.flatMap((colours) => colours ?? []);

  async function nextColours(track: MediaStreamTrack): Promise<Arriving | undefined> {
    const copy = track.clone();
    const video = document.createElement("video");
    Object.assign(video, { muted: true, srcObject: new MediaStream([copy]) });
    void video.play().catch(() => undefined);
    // The first may be the one that came last, however long ago.
    const next = nextPicture(video).then(() => nextPicture(video));
    const nothing = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000));
    const hasCome = await Promise.race([next, nothing]);
    const colours = hasCome ? coloursOf(video) : undefined;
    video.srcObject = null;
    copy.stop();
    return colours;
  }

  function nextPicture(video: HTMLVideoElement): Promise<true> {
    return new Promise((resolve) => video.requestVideoFrameCallback(() => resolve(true)));
  }

  function coloursOf(video: HTMLVideoElement): Arriving {
    const canvas = new OffscreenCanvas(64, 36);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(video, 0, 0, 64, 36);
    const at = (x: number) => [...(context?.getImageData(x, 18, 1, 1).data ?? [])].slice(0, 3);
    return { left: at(16), right: at(48) };
  }
}
