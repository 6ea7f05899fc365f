// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { showPage } from "../fake-page.tsx";
import { Toolbar } from "./Toolbar.tsx";

let measured: ((width: number) => void) | undefined;
beforeEach(() => {
  installFakeMedia();
  measured = undefined;
  Object.assign(globalThis, { ResizeObserver: HandMeasured });
  Object.defineProperty(navigator, "mediaDevices", {
    configurable: true,
    value: { getDisplayMedia: () => undefined },
  });
});
afterEach(cleanup);

test("[BAR-2] everything stands in one order, leaving last", () => {
  showPage(<Toolbar panel={undefined} onPanel={() => undefined} />);
  expect(names()).toEqual([
    "Microphone",
    "Choose a microphone",
    "Camera",
    "Choose a camera",
    "Share screen",
    expect.stringContaining("eaction"),
    "Chat",
    "People",
    "Layout",
    "More",
    "Leave",
  ]);
});

test("[BAR-2] what has no room is in the More menu, and its key acts all the same", async () => {
  const panels: (string | undefined)[] = [];
  showPage(<Toolbar panel={undefined} onPanel={(panel) => panels.push(panel)} />);
  act(() => measured?.(300));
  expect(names()).not.toContain("People");
  expect(names()).toContain("Leave");
  await userEvent.keyboard("p");
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  await userEvent.click(screen.getByRole("menuitem", { name: "Chat" }));
  await expect.poll(() => panels).toEqual(["people", "chat"]);
});

test("[BAR-2] a browser that can show no screen offers none", () => {
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: {} });
  showPage(<Toolbar panel={undefined} onPanel={() => undefined} />);
  expect(names()).not.toContain("Share screen");
});

test("[BAR-3] F2 goes to the toolbar", async () => {
  showPage(<Toolbar panel={undefined} onPanel={() => undefined} />);
  await userEvent.keyboard("{F2}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Microphone");
});

function names() {
  const buttons = screen.getByRole("toolbar").querySelectorAll("button");
  const shown = [...buttons].filter((button) => button.closest("[hidden]") === null);
  return shown.map((button) => button.getAttribute("aria-label") ?? button.textContent);
}

/** Measures what the test says. */
class HandMeasured {
  constructor(tell: (entries: object[]) => void) {
    measured = (width) => tell([{ contentRect: { width, height: 48 } }]);
  }
  observe() {}
  disconnect() {}
}
