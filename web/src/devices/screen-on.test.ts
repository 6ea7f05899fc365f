import { expect, test } from "vitest";
import { keepScreenOn } from "./screen-on.ts";

test("[WEB-527] the screen stays on until it is let go", async () => {
  const { page, held, settled } = tab();
  const letGo = keepScreenOn(page);
  await settled();
  expect(held()).toBe(1);
  letGo();
  await settled();
  expect(held()).toBe(0);
});

test("[WEB-527] hidden, it may go dark; seen again, it is kept on again, once", async () => {
  const { page, held, requests, settled, turn } = tab();
  keepScreenOn(page);
  await settled();
  turn("hidden");
  await settled();
  expect(requests()).toBe(1);
  turn("visible");
  turn("visible");
  await settled();
  expect([held(), requests()]).toEqual([1, 2]);
});

test("[WEB-527] let go while the browser still thinks, it does not stay on; nor after", async () => {
  const { page, held, settled, turn } = tab();
  keepScreenOn(page)();
  await settled();
  turn("visible");
  await settled();
  expect(held()).toBe(0);
});

test("[WEB-527] a browser that refuses, or cannot, changes nothing", async () => {
  const { page, requests, settled, turn } = tab(() =>
    Promise.reject(new DOMException("low battery")),
  );
  const letGo = keepScreenOn(page);
  await settled();
  turn("visible");
  await settled();
  expect(requests()).toBe(2);
  expect(letGo).not.toThrow();
  turn("visible");
  await settled();
  expect(requests()).toBe(2);
  expect(
    keepScreenOn({ navigator: {}, document: page.document } as unknown as Window),
  ).not.toThrow();
});

/** A page whose browser lets go of what is held when the page is hidden, as they do. */
function tab(request = async () => new Lock()) {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const locks: Lock[] = [];
  let requests = 0;
  const wakeLock = {
    request: async () => {
      requests += 1;
      const lock = await request();
      locks.push(lock);
      return lock;
    },
  };
  return {
    page: { navigator: { wakeLock }, document } as unknown as Window,
    held: () => locks.filter(({ released }) => !released).length,
    requests: () => requests,
    settled: () => new Promise((resolve) => setTimeout(resolve)),
    turn: (state: "visible" | "hidden") => {
      document.visibilityState = state;
      if (state === "hidden") for (const lock of locks) lock.released = true;
      document.dispatchEvent(new Event("visibilitychange"));
    },
  };
}

class Lock {
  released = false;
  async release() {
    this.released = true;
  }
}
