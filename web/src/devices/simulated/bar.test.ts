import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bar, barBlocks, barLayout, decodeBar, type Pixels, roomTag } from "./bar.ts";

test("[WEB-1] every bar painted at 640x360 reads back as it was", () => {
  fc.assert(
    fc.property(bars, (bar) => {
      expect(read(painted(bar, 640, 360))).toEqual(bar);
    }),
  );
});

test("[WEB-1] a bar survives being scaled, blurred, dimmed and made noisy", () => {
  const sizes = fc.constantFrom([320, 180], [480, 270], [160, 90], [1280, 720], [427, 240]);
  fc.assert(
    fc.property(bars, sizes, fc.integer(), (bar, [width = 0, height = 0], seed) => {
      const spoilt = noisy(dimmed(blurred(resized(painted(bar, 640, 360), width, height))), seed);
      expect(read(spoilt)).toEqual(bar);
    }),
    { numRuns: 60 },
  );
});

test("[WEB-2] one wrong block is noticed, whichever it is", () => {
  fc.assert(
    fc.property(bars, fc.integer({ min: 0, max: 63 }), (bar, wrong) => {
      expect(read(painted(bar, 640, 360, wrong))).toBeUndefined();
    }),
  );
});

test("[WEB-2] a picture without a bar reads as none", () => {
  for (const grey of [0, 90, 255]) {
    const data = new Uint8ClampedArray(640 * 360 * 4).fill(grey);
    expect(read({ width: 640, height: 360, data })).toBeUndefined();
  }
  expect(read({ width: 0, height: 0, data: [] })).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 400 }), (data) => {
      read({ width: 10, height: 10, data });
    }),
  );
});

test("[WEB-3] the decoder carried as text into another page reads the same", async () => {
  const text = `data:text/javascript,${encodeURIComponent(`export const carried = ${decodeBar.toString()}`)}`;
  const { carried } = (await import(/* @vite-ignore */ text)) as { carried: typeof decodeBar };
  const bar = { room: roomTag("Ada"), position: 2, frame: 65535, clock: 1 };
  const layout = JSON.parse(JSON.stringify(barLayout)) as typeof barLayout;
  expect(carried(painted(bar, 640, 360), layout)).toEqual(bar);
});

test("[WEB-3] room tags are 16 bits and tell names apart", () => {
  const tags = ["Ada", "Ben", "Cleo", "ada", "Room 1", "Room 2", "Зал", ""].map(roomTag);
  expect(new Set(tags).size).toBe(tags.length);
  expect(tags.every((tag) => Number.isInteger(tag) && tag >= 0 && tag <= 0xffff)).toBe(true);
});

const read = (pixels: Pixels) => decodeBar(pixels, barLayout);
const word = fc.integer({ min: 0, max: 0xffff });
const bars = fc.record({
  room: word,
  position: fc.integer({ min: 0, max: 2 }),
  frame: word,
  clock: word,
});

function painted(bar: Bar, width: number, height: number, wrong?: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(128);
  barBlocks(bar).forEach((block, i) => {
    const value = block.light !== (i === wrong) ? 235 : 16;
    for (
      let y = Math.round(block.y * height);
      y < Math.round((block.y + block.height) * height);
      y++
    ) {
      const from = Math.round(block.x * width);
      data.fill(
        value,
        (y * width + from) * 4,
        (y * width + from + Math.round(block.width * width)) * 4,
      );
    }
  });
  return { width, height, data };
}

/** Bilinear, as a video element or an encoder scales. */
function resized(source: Pixels, width: number, height: number): Pixels {
  return mapped(width, height, (x, y, channel) => {
    const sx = Math.max(0, ((x + 0.5) * source.width) / width - 0.5);
    const sy = Math.max(0, ((y + 0.5) * source.height) / height - 0.5);
    const [fx, fy] = [sx % 1, sy % 1];
    const top =
      sample(source, sx, sy, channel) * (1 - fx) + sample(source, sx + 1, sy, channel) * fx;
    const low =
      sample(source, sx, sy + 1, channel) * (1 - fx) + sample(source, sx + 1, sy + 1, channel) * fx;
    return top * (1 - fy) + low * fy;
  });
}

function blurred(source: Pixels): Pixels {
  return mapped(source.width, source.height, (x, y, channel) => {
    let sum = 0;
    for (const dy of [-1, 0, 1])
      for (const dx of [-1, 0, 1]) sum += sample(source, x + dx, y + dy, channel);
    return sum / 9;
  });
}

function dimmed(source: Pixels): Pixels {
  return mapped(source.width, source.height, (x, y, c) => 30 + sample(source, x, y, c) * 0.6);
}

function noisy(source: Pixels, seed: number): Pixels {
  let state = seed | 1;
  return mapped(source.width, source.height, (x, y, channel) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return sample(source, x, y, channel) + ((state >>> 16) % 31) - 15;
  });
}

function mapped(
  width: number,
  height: number,
  value: (x: number, y: number, channel: number) => number,
): Pixels {
  const firstRow = Math.floor(height * 0.88);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = firstRow; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++)
        data[(y * width + x) * 4 + channel] = value(x, y, channel);
  return { width, height, data };
}

function sample({ width, height, data }: Pixels, x: number, y: number, channel: number): number {
  const cx = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const cy = Math.min(height - 1, Math.max(0, Math.floor(y)));
  return data[(cy * width + cx) * 4 + channel] ?? 0;
}
