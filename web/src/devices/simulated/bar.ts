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

export const { roomTag, barBlocks, decodeBar } = barCode();

/**
 * The code, both ways. Self-contained: no imports, no outer names, so that a browser test can carry
 * `barCode.toString()` into another page and read the bar back from a <video>.
 */
export function barCode() {
  const columns = 32;
  const rowHeight = 16 / 360;
  const sync = 0b1011001110;
  /** Least difference of luma between the light and the dark blocks of the sync pattern. */
  const leastContrast = 48;

  /** 16-bit FNV-1a of the name's UTF-16 code units, folded. */
  function roomTag(name: string): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < name.length; i++) {
      hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
    }
    return (hash >>> 16) ^ (hash & 0xffff);
  }

  function barBlocks(bar: Bar): Block[] {
    const data =
      bits(bar.room, 16) + bits(bar.position, 2) + bits(bar.frame, 16) + bits(bar.clock, 16);
    return [...(bits(sync, 10) + data + bits(checksum(data), 4))].map((bit, i) => ({
      x: (i % columns) / columns,
      y: 1 - (2 - Math.floor(i / columns)) * rowHeight,
      width: 1 / columns,
      height: rowHeight,
      light: bit === "1",
    }));
  }

  /** The bar in a picture of any size, or undefined where there is none to be trusted. */
  function decodeBar(pixels: Pixels): Bar | undefined {
    const lumas = Array.from({ length: 2 * columns }, (_, i) => blockLuma(pixels, i));
    const pattern = bits(sync, 10);
    const light = mean(lumas.filter((_, i) => pattern[i] === "1"));
    const dark = mean(lumas.filter((_, i) => pattern[i] === "0"));
    if (!(light - dark >= leastContrast)) return undefined;
    const read = lumas.map((luma) => (luma > (light + dark) / 2 ? "1" : "0")).join("");
    const data = read.slice(10, 60);
    if (read.slice(0, 10) !== pattern) return undefined;
    if (Number.parseInt(read.slice(60), 2) !== checksum(data)) return undefined;
    const field = (from: number, to: number) => Number.parseInt(data.slice(from, to), 2);
    return {
      room: field(0, 16),
      position: field(16, 18),
      frame: field(18, 34),
      clock: field(34, 50),
    };
  }

  /** Mean luma of the inner half of a block: its rim is where scaling and codecs bleed. */
  function blockLuma({ width, height, data }: Pixels, i: number): number {
    const left = ((i % columns) + 0.25) * (width / columns);
    const top = height * (1 - (2 - Math.floor(i / columns) - 0.25) * rowHeight);
    const samples: number[] = [];
    for (const dy of [0, 0.25, 0.5]) {
      for (const dx of [0, 0.25, 0.5]) {
        const x = Math.floor(left + dx * (width / columns));
        const y = Math.floor(top + dy * rowHeight * height);
        const at = (y * width + x) * 4;
        samples.push(
          0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0),
        );
      }
    }
    return mean(samples);
  }

  /** Exclusive or of the nibbles, not zero for an all-dark bar: any single wrong block is noticed. */
  function checksum(data: string): number {
    let sum = 0b1010;
    for (let i = 0; i < data.length; i += 4) sum ^= Number.parseInt(data.slice(i, i + 4), 2);
    return sum;
  }

  function bits(value: number, length: number): string {
    return value.toString(2).padStart(length, "0").slice(-length);
  }

  function mean(values: readonly number[]): number {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  return { roomTag, barBlocks, decodeBar };
}
