/**
 * The machine-readable bar burnt into a simulated picture: 2 rows of 32 blocks, each 1/32 of the
 * width and `rowHeight` of the height (20 x 16 px at 640x360), from the picture's bottom edge up.
 *
 *     sync 10 | room tag 16 | position 2 | frame 16 | clock 16 | checksum 4     (most significant bit first)
 */
export interface Bar {
  /** `roomTag` of the room's name. */
  readonly room: number;
  /** 0 left, 1 centre, 2 right. */
  readonly position: number;
  /** Frame counter, modulo 65536. */
  readonly frame: number;
  /** Milliseconds of the wall clock, modulo 65536. */
  readonly clock: number;
}

/** Any picture as RGBA bytes, such as ImageData. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** Where a block lies, in fractions of the picture's width and height. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly light: boolean;
}

/** The bar's measures. Data, so that it travels with `decodeBar` into another page. */
export const barLayout = {
  columns: 32,
  /** Fraction of the picture's height. */
  rowHeight: 16 / 360,
  sync: "1011001110",
  /** What all nibbles of data and checksum come to, combined by exclusive or; not zero. */
  parity: 0b1010,
  /** Least difference of luma between the light and the dark blocks of the sync pattern. */
  leastContrast: 48,
};

/** 16-bit tag of a room's name: FNV-1a of its UTF-16 code units, folded. */
export function roomTag(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  }
  return (hash >>> 16) ^ (hash & 0xffff);
}

export function barBlocks(bar: Bar): Block[] {
  const { columns, rowHeight, sync, parity } = barLayout;
  const data =
    bits(bar.room, 16) + bits(bar.position, 2) + bits(bar.frame, 16) + bits(bar.clock, 16);
  const nibbles = data.match(/.{1,4}/g) ?? [];
  const checksum = nibbles.reduce((sum, nibble) => sum ^ Number.parseInt(nibble, 2), parity);
  return (sync + data + bits(checksum, 4)).split("").map((bit, i) => ({
    x: (i % columns) / columns,
    y: 1 - (2 - Math.floor(i / columns)) * rowHeight,
    width: 1 / columns,
    height: rowHeight,
    light: bit === "1",
  }));
}

function bits(value: number, length: number): string {
  return value.toString(2).padStart(length, "0").slice(-length);
}

/**
 * The bar in a picture of any size, or undefined where there is none to be trusted. Self-contained,
 * without imports or outer names: a browser test carries `decodeBar.toString()` into a page, to read
 * the bar back from a <video>.
 */
export function decodeBar(pixels: Pixels, layout: typeof barLayout): Bar | undefined {
  const { columns, rowHeight, sync, parity, leastContrast } = layout;
  const { width, height, data } = pixels;
  const lumas = Array.from({ length: 2 * columns }, (_, i) => blockLuma(i));
  const light = mean(lumas.filter((_, i) => sync[i] === "1"));
  const dark = mean(lumas.filter((_, i) => sync[i] === "0"));
  if (!(light - dark >= leastContrast)) return undefined;
  const read = lumas.map((luma) => (luma > (light + dark) / 2 ? "1" : "0")).join("");
  if (read.slice(0, 10) !== sync) return undefined;
  const nibbles = [...(read.slice(10, 60).match(/.{1,4}/g) ?? []), read.slice(60)];
  if (nibbles.reduce((sum, nibble) => sum ^ Number.parseInt(nibble, 2), 0) !== parity) {
    return undefined;
  }
  return {
    room: field(10, 26),
    position: field(26, 28),
    frame: field(28, 44),
    clock: field(44, 60),
  };

  function field(from: number, to: number): number {
    return Number.parseInt(read.slice(from, to), 2);
  }

  /** Mean luma of the inner half of a block: its rim is where scaling and codecs bleed. */
  function blockLuma(i: number): number {
    const left = ((i % columns) + 0.25) * (width / columns);
    const top = height * (1 - (1.75 - Math.floor(i / columns)) * rowHeight);
    const samples = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => {
      const x = Math.floor(left + (n % 3) * 0.25 * (width / columns));
      const y = Math.floor(top + Math.floor(n / 3) * 0.25 * rowHeight * height);
      const at = (y * width + x) * 4;
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      return 0.299 * red + 0.587 * green + 0.114 * blue;
    });
    return mean(samples);
  }

  function mean(values: readonly number[]): number {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }
}
