// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { afterEach, expect, test } from "vitest";
import { useAtHand } from "./use-at-hand.ts";
import { useFullScreen } from "./use-full-screen.ts";

afterEach(cleanup);

const soonMs = 20;

test("[BAR-6] where it may hide, it goes when nobody stirs, and any pointer or key brings it back", async () => {
  render(<Bar mayHide />);
  for (const stir of [fireEvent.pointerMove, fireEvent.pointerDown, fireEvent.keyDown]) {
    await expect.poll(isAtHand).toBe("away");
    stir(document.body);
    expect(isAtHand()).toBe("here");
  }
});

test("[BAR-6] it stays while the keyboard is in it, or a menu of it is open", async () => {
  render(<Bar mayHide />);
  const looks = countLooks();
  const button = screen.getByRole("button");
  act(() => button.focus());
  await expect.poll(looks).toBeGreaterThan(2);
  expect(isAtHand()).toBe("here");
  act(() => button.blur());
  button.setAttribute("aria-expanded", "true");
  const before = looks();
  await expect.poll(looks).toBeGreaterThan(before + 2);
  expect(isAtHand()).toBe("here");
  button.setAttribute("aria-expanded", "false");
  await expect.poll(isAtHand).toBe("away");
});

test("[BAR-6] one that was away is back where it may not hide any more", async () => {
  const { rerender } = render(<Bar mayHide />);
  await expect.poll(isAtHand).toBe("away");
  rerender(<Bar mayHide={false} />);
  expect(isAtHand()).toBe("here");
});

test("[BAR-7] the page has the whole screen, and gives it back", async () => {
  const asked: string[] = [];
  let full: Element | null = null;
  const turn = (element: Element | null) => {
    full = element;
    document.dispatchEvent(new Event("fullscreenchange"));
  };
  const root = document.documentElement;
  root.requestFullscreen = async () => void asked.push("enter");
  document.exitFullscreen = async () => void asked.push("leave");
  Object.defineProperty(document, "fullscreenElement", { configurable: true, get: () => full });
  render(<FullScreen />);
  await userEvent.click(screen.getByRole("button", { name: "false" }));
  act(() => turn(root));
  await userEvent.click(screen.getByRole("button", { name: "true" }));
  expect(asked).toEqual(["enter", "leave"]);
  act(() => turn(null));
});

function Bar({ mayHide }: { readonly mayHide: boolean }) {
  const bar = useRef<HTMLDivElement>(null);
  const atHand = useAtHand(bar, mayHide, soonMs);
  return (
    <div ref={bar} data-testid="bar">
      {atHand ? "here" : "away"}
      <button type="button" aria-label="More" aria-haspopup="menu" aria-expanded={false} />
    </div>
  );
}

function FullScreen() {
  const { isFull, toggle } = useFullScreen();
  return (
    <button type="button" onClick={toggle}>
      {`${isFull}`}
    </button>
  );
}

function isAtHand() {
  return screen.getByTestId("bar").textContent;
}

/** How often it was looked whether the bar is in use. */
function countLooks() {
  const bar = screen.getByTestId("bar");
  let looks = 0;
  const find = bar.querySelector.bind(bar);
  bar.querySelector = (selector: string) => {
    looks += 1;
    return find(selector);
  };
  return () => looks;
}
