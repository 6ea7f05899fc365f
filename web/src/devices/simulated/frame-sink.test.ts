import { expect, test } from "vitest";
import { openFrameSink } from "./frame-sink.ts";

test("[WEB-4] a seat whose stream fails between two frames is over, and drawn no more", async () => {
  const { sink, drawn, fail, isOver } = sinking();
  sink(drawn.frame);
  await expect.poll(() => drawn.count).toBe(1);
  expect(isOver()).toBe(false);
  fail();
  await expect.poll(isOver).toBe(true);
  sink(drawn.frame);
  expect(drawn.count).toBe(1);
});

test("[WEB-4] what the reader has no room for is not drawn, and what it never takes is let go", async () => {
  const { sink, drawn, fail } = sinking(() => new Promise(() => undefined));
  // One that is being read, which is all the room there is.
  sink(drawn.frame);
  sink(drawn.frame);
  expect(drawn.count).toBe(1);
  fail();
  await expect.poll(() => drawn.closed).toBe(1);
});

function sinking(write: () => Promise<void> = async () => undefined) {
  let controller: WritableStreamDefaultController | undefined;
  let over = false;
  const drawn = {
    count: 0,
    closed: 0,
    frame: () => {
      drawn.count += 1;
      return { close: () => void (drawn.closed += 1) };
    },
  };
  const writable = new WritableStream<{ close(): void }>({
    start: (given) => {
      controller = given;
    },
    write,
  });
  const sink = openFrameSink(writable, () => {
    over = true;
  });
  return { sink, drawn, isOver: () => over, fail: () => controller?.error(new Error("stopped")) };
}
