import type { Locator } from "@playwright/test";

/** What is burnt into the bottom of every simulated picture, as read from its pixels. */
export interface Bar {
  /** See `roomTag`. */
  readonly room: number;
  readonly position: "left" | "centre" | "right";
  /** Frame counter, modulo 65536. */
  readonly frame: number;
  /** Milliseconds of the sender's clock, modulo 65536. */
  readonly clockMs: number;
}

/** Blocks in a row of the bar; it has two rows, each 16/360 of the picture's height. */
const columns = 32;

/** What a video shows right now, or undefined where no bar can be read. */
export async function readBar(video: Locator): Promise<Bar | undefined> {
  const [picture] = await video.evaluate(readPictures, { columns, pictures: 0, withinMs: 0 });
  return picture?.lumas && barOf(picture.lumas);
}

/** A picture of a video, and when it was shown: wall clock, ms. */
export interface BarShown {
  readonly at: number;
  readonly bar: Bar | undefined;
}

/** The bars of so many pictures as they are shown, or of those of so many milliseconds. */
export async function readBars(
  video: Locator,
  pictures: number,
  withinMs: number,
): Promise<readonly BarShown[]> {
  const shown = await video.evaluate(readPictures, { columns, pictures, withinMs });
  return shown.map(({ at, lumas }) => ({ at, bar: lumas && barOf(lumas) }));
}

/** The burnt-in clock begins anew after so many milliseconds. */
const clockMs = 65_536;

/** How long each picture has taken from being drawn to being shown, both on this machine; ms. */
export function latenciesOf(shown: readonly BarShown[]): readonly number[] {
  return shown.flatMap(({ at, bar }) => (bar ? [(at - bar.clockMs + clockMs) % clockMs] : []));
}

/**
 * Written from the bar's description, not from the page's code, so that one checks the other:
 * sync 10 bits, room 16, position 2, frame 16, clock 16, checksum 4, most significant first.
 *
 * @param lumas of the 64 blocks' middles, upper row first, 0 to 255
 */
function barOf(lumas: readonly number[]): Bar | undefined {
  const threshold = (Math.max(...lumas) + Math.min(...lumas)) / 2;
  const bits = lumas.map((luma) => (luma > threshold ? "1" : "0")).join("");
  const [sync, room, position, frame, clock, checksum] = fields(bits, [10, 16, 2, 16, 16, 4]);
  if (sync !== 0b1011001110 || checksum !== checksumOf(bits.slice(10, 60))) return undefined;
  const place = (["left", "centre", "right"] as const)[position ?? 3];
  if (place === undefined) return undefined;
  return { room: room ?? 0, position: place, frame: frame ?? 0, clockMs: clock ?? 0 };
}

/** 32-bit FNV-1a of the name's UTF-16 code units, its halves folded into 16 bits. */
export function roomTag(name: string): number {
  const hash = Array.from({ length: name.length }, (_, at) => name.charCodeAt(at)).reduce(
    (state, unit) => Number((BigInt(state ^ unit) * 0x01000193n) & 0xffffffffn),
    0x811c9dc5,
  );
  return ((hash / 0x10000) | 0) ^ (hash & 0xffff);
}

function fields(bits: string, lengths: readonly number[]): readonly number[] {
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return Number.parseInt(bits.slice(at - length, at), 2);
  });
}

/** Exclusive or of the nibbles, beginning with 1010. */
function checksumOf(data: string): number {
  const nibbles = data.match(/.{1,4}/g) ?? [];
  return nibbles.reduce((sum, nibble) => sum ^ Number.parseInt(nibble, 2), 0b1010);
}

interface Reading {
  /** Blocks in a row. */
  readonly columns: number;
  /** How many as they are shown; none is the one there is now. */
  readonly pictures: number;
  readonly withinMs: number;
}

interface Picture {
  readonly at: number;
  /** Of the middle of each block of the bar; undefined without a picture. */
  readonly lumas: readonly number[] | undefined;
}

/** Runs in the page. */
function readPictures(element: Element, { columns: perRow, pictures, withinMs }: Reading) {
  const video = element as HTMLVideoElement;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const lumasOf = (): number[] | undefined => {
    const { videoWidth: width, videoHeight: height } = video;
    if (context === null || width === 0 || height === 0) return undefined;
    Object.assign(canvas, { width, height });
    context.drawImage(video, 0, 0);
    const rowHeight = (height * 16) / 360;
    return Array.from({ length: 2 * perRow }, (_, block) => {
      const x = Math.floor(((block % perRow) + 0.5) * (width / perRow));
      const y = Math.floor(height - (1.5 - Math.floor(block / perRow)) * rowHeight);
      const [red = 0, green = 0, blue = 0] = context.getImageData(x, y, 1, 1).data;
      return 0.299 * red + 0.587 * green + 0.114 * blue;
    });
  };
  // The time comes first: reading takes some.
  const look = (): Picture => ({ at: Date.now(), lumas: lumasOf() });
  if (pictures === 0) return [look()];
  const shown: Picture[] = [];
  return new Promise<Picture[]>((resolve) => {
    const limit = setTimeout(() => resolve(shown), withinMs);
    const next = () => {
      shown.push(look());
      if (shown.length < pictures) return video.requestVideoFrameCallback(next);
      clearTimeout(limit);
      return resolve(shown);
    };
    video.requestVideoFrameCallback(next);
  });
}
