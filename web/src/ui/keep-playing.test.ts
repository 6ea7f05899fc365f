import { expect, test } from "vitest";
import { keepPlaying } from "./keep-playing.ts";

test("[DEV-14] what the system pauses plays on, once somebody can see it", () => {
  const { element, page } = playing();
  page.visibilityState = "hidden";
  element.pause();
  expect(element.paused).toBe(true);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(element.paused).toBe(false);
  element.pause();
  expect(element.paused).toBe(false);
});

test("[DEV-14] what may not begin by itself begins at a gesture", () => {
  const { element, page } = playing({ paused: true });
  expect(element.paused).toBe(true);
  page.dispatchEvent(new Event("pointerup"));
  expect(element.paused).toBe(false);
});

test("[DEV-14] nobody is kept playing who is not shown any more", () => {
  const { element, page, stop } = playing();
  stop();
  element.pause();
  page.dispatchEvent(new Event("pointerup"));
  expect(element.paused).toBe(true);
});

class FakeElement extends EventTarget {
  paused: boolean;

  constructor(paused: boolean) {
    super();
    this.paused = paused;
  }

  pause(): void {
    this.paused = true;
    this.dispatchEvent(new Event("pause"));
  }

  async play(): Promise<void> {
    this.paused = false;
  }
}

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";
}

function playing({ paused = false } = {}) {
  const element = new FakeElement(paused);
  const page = new FakePage();
  const stop = keepPlaying(element as unknown as HTMLMediaElement, page);
  return { element, page, stop };
}
