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
