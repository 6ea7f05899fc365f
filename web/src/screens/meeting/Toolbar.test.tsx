// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { showPage } from "../fake-page.tsx";
import { said } from "./chat/fake-entry.ts";
import { Toolbar } from "./Toolbar.tsx";

const matchMedia = window.matchMedia.bind(window);
let measured: ((width: number) => void) | undefined;
let buttonsMeasured: ((width: number) => void)[] = [];
beforeEach(() => {
  installFakeMedia();
  measured = undefined;
  buttonsMeasured = [];
  Object.assign(globalThis, { ResizeObserver: HandMeasured });
  Object.defineProperty(navigator, "mediaDevices", {
    configurable: true,
    value: { getDisplayMedia: () => undefined },
  });
});
afterEach(() => {
  cleanup();
  window.matchMedia = matchMedia;
});

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

test("[WEB-451] in the More menu the layouts stand behind one item, which leads there and back", async () => {
  const { asked } = showPage(<Toolbar panel={undefined} onPanel={() => undefined} />);
  act(() => measured?.(300));
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  await userEvent.click(screen.getByRole("menuitem", { name: "Layout Immersive" }));
  expect(focused()).toContain("Immersive");
  expect(screen.queryByRole("menuitem", { name: "Settings" })).toBeNull();
  await userEvent.click(screen.getByRole("menuitem", { name: "Back" }));
  expect(focused()).toContain("Layout");
  await userEvent.keyboard("{Enter}");
  await userEvent.click(screen.getByRole("menuitemradio", { name: /^Gallery/ }));
  expect([asked, screen.queryByRole("menu")]).toEqual([["layout gallery"], null]);
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  expect(screen.getByRole("menuitem", { name: "Settings" })).toBeDefined();
});

test("[WEB-452] where there is only touch, the More menu has neither windows nor keys", async () => {
  onlyTouched();
  showPage(<Toolbar panel={undefined} onPanel={() => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  expect(items()).toEqual(["Show statistics", "Settings"]);
});

test("[WEB-478] a tablet has keys once one is pressed, other than in a field", async () => {
  onlyTouched();
  showToolbar(<input />);
  await userEvent.type(screen.getByRole("textbox"), "a");
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  expect(items()).not.toContain("Keyboard shortcuts");
  await userEvent.keyboard("{Escape}");
  await userEvent.keyboard("m");
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  expect(items()).toEqual(["Show statistics", "Keyboard shortcuts", "Settings"]);
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

test("[WEB-377] Tab enters the toolbar and leaves it as one; F2 comes back to where it was", async () => {
  showToolbar(<button type="button">After</button>);
  await userEvent.tab();
  expect(focused()).toBe("Microphone");
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  expect(focused()).toBe("Camera");
  await userEvent.tab();
  expect(focused()).toBe("After");
  await userEvent.tab({ shift: true });
  expect(focused()).toBe("Camera");
  act(() => screen.getByText("After").focus());
  await userEvent.keyboard("{F2}");
  expect(focused()).toBe("Camera");
});

test("[WEB-377] the arrows go round, Home to the first and End to the last, past what is hidden", async () => {
  showToolbar();
  act(() => measured?.(300));
  await userEvent.keyboard("{F2}{ArrowLeft}");
  expect(focused()).toBe("Leave");
  await userEvent.keyboard("{ArrowLeft}");
  expect(focused()).toBe("More");
  await userEvent.keyboard("{ArrowLeft}");
  expect(focused()).toBe("Choose a camera");
  await userEvent.keyboard("{Home}");
  expect(focused()).toBe("Microphone");
  await userEvent.keyboard("{End}{ArrowRight}");
  expect(focused()).toBe("Microphone");
  await userEvent.keyboard("{Control>}{ArrowRight}{/Control}");
  expect(focused()).toBe("Microphone");
});

test("[WEB-377] where one reads from the right, the left arrow goes on", async () => {
  document.body.style.direction = "rtl";
  showToolbar();
  await userEvent.keyboard("{F2}{ArrowLeft}");
  document.body.style.direction = "";
  expect(focused()).toBe("Choose a microphone");
});

test("[WEB-377] where the place of the keyboard has gone into the More menu, Tab finds the first", async () => {
  showToolbar();
  // Tooltips, too, have themselves measured.
  const measuredToolbar = measured;
  await userEvent.keyboard("{F2}{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}");
  expect(focused()).toBe("People");
  act(() => screen.getByRole<HTMLButtonElement>("button", { name: "People" }).blur());
  act(() => measuredToolbar?.(300));
  await expect.poll(tabStops).toEqual(["Microphone"]);
});

test("[WEB-539] from a menu whose button has gone into the More menu the keyboard goes to the first", async () => {
  showToolbar();
  const measuredToolbar = measured;
  await userEvent.click(screen.getByRole("button", { name: "Layout" }));
  act(() => measuredToolbar?.(300));
  act(() => {
    for (const measuredButton of buttonsMeasured) measuredButton(0);
  });
  await expect.poll(focused).toBe("Microphone");
});

test("[WEB-378] a chat that has moved into the More menu is counted there", async () => {
  const { conference } = showPage(<Toolbar panel={undefined} onPanel={() => undefined} />);
  act(() => conference.setState({ chat: [said("Ben"), said("Ben")] }));
  expect(screen.getByRole("button", { name: "More" }).textContent).toBe("");
  act(() => measured?.(300));
  const more = screen.getByRole("button", { name: "More, 2 unread messages" });
  expect(more.textContent).toBe("2");
  await userEvent.click(more);
  expect(screen.getByRole("menuitem", { name: "Chat, 2 unread messages" })).toBeDefined();
});

function showToolbar(after?: ReactNode) {
  return showPage(
    <>
      <Toolbar panel={undefined} onPanel={() => undefined} />
      {after}
    </>,
  );
}

function focused(): string | null | undefined {
  const { activeElement } = document;
  return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent;
}

function items() {
  return screen.getAllByRole("menuitem").map(({ textContent }) => textContent);
}

function onlyTouched(): void {
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      matches: media.includes("coarse"),
      media,
    }) as MediaQueryList;
}

function tabStops() {
  const buttons = [...screen.getByRole("toolbar").querySelectorAll("button")];
  return buttons
    .filter(({ tabIndex }) => tabIndex === 0)
    .map((one) => one.getAttribute("aria-label"));
}

function names() {
  const buttons = screen.getByRole("toolbar").querySelectorAll("button");
  const shown = [...buttons].filter((button) => button.closest("[hidden]") === null);
  return shown.map((button) => button.getAttribute("aria-label") ?? button.textContent);
}

/** Measures what the test says. */
class HandMeasured {
  readonly #measured: (width: number) => void;
  constructor(tell: (entries: object[]) => void) {
    this.#measured = (width) => tell([{ contentRect: { width, height: 48 } }]);
    measured = this.#measured;
  }
  observe({ tagName }: Element) {
    if (tagName === "BUTTON") buttonsMeasured.push(this.#measured);
  }
  disconnect() {}
}
