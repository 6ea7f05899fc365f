// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Menu, MenuItem } from "./Menu.tsx";

/** Whoever measures the button. */
let measuring: ((entries: object[]) => void)[] = [];
const { ResizeObserver: Original } = globalThis;
beforeEach(() => {
  measuring = [];
  Object.assign(globalThis, { ResizeObserver: HandMeasured });
});
afterEach(() => {
  cleanup();
  Object.assign(globalThis, { ResizeObserver: Original });
});

test("[WEB-476] a menu goes where its button has lost its place, and stays while that only changes", async () => {
  const opened: boolean[] = [];
  render(
    <Menu trigger={<button type="button">Open</button>} onOpen={(open) => opened.push(open)}>
      <MenuItem name="Something" onChoose={() => undefined} />
    </Menu>,
  );
  await userEvent.click(screen.getByRole("button"));
  act(() => measure(40));
  expect(screen.getByRole("menu")).toBeDefined();
  act(() => measure(0));
  expect([screen.queryByRole("menu"), opened]).toEqual([null, [true, false]]);
});

test("[WEB-539] the keyboard goes back to the button, and from one that is gone to the toolbar it was in", async () => {
  render(
    <div role="toolbar">
      <button type="button" tabIndex={-1}>
        Before
      </button>
      <button type="button" tabIndex={0}>
        Stop
      </button>
      <Menu trigger={<button type="button">Open</button>}>
        <MenuItem name="Something" onChoose={() => undefined} />
      </Menu>
    </div>,
  );
  const open = () => userEvent.click(screen.getByRole("button", { name: "Open" }));
  await open();
  act(() => measure(0));
  await expect.poll(focused).toBe("Stop");
  await open();
  await userEvent.keyboard("{Escape}");
  await expect.poll(focused).toBe("Open");
});

function focused(): string | null | undefined {
  return document.activeElement?.textContent;
}

function measure(width: number): void {
  for (const tell of measuring) tell([{ contentRect: { width, height: 0 } }]);
}

/** Measures what the test says. */
class HandMeasured {
  readonly tell: (entries: object[]) => void;
  constructor(tell: (entries: object[]) => void) {
    this.tell = tell;
  }
  observe({ tagName }: Element) {
    if (tagName === "BUTTON") measuring.push(this.tell);
  }
  unobserve() {}
  disconnect() {}
}
