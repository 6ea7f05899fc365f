// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PageFrame } from "./PageFrame.tsx";
import { clearToasts, type ShownToast, type Toast, toast, toasts, withToast } from "./toast.ts";

beforeEach(() => {
  clearToasts();
  render(<PageFrame>{null}</PageFrame>);
});
afterEach(cleanup);

test("[WEB-172] a toast is said where a screen reader listens from the start", () => {
  const region = screen.getByRole("status", { name: "Notifications" });
  say({ words: "Link copied" });
  expect(region.textContent).toBe("Link copied");
});

test("[WEB-172] what a toast offers is done once, and it goes", async () => {
  const done: string[] = [];
  const action = { words: "Undo", act: () => void done.push("undone") };
  say({ words: "Unplugged", action, gone: () => void done.push("gone") });
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(done).toEqual(["undone", "gone"]);
  expect(screen.queryByText("Unplugged")).toBeNull();
});

test("[WEB-172] a toast that wants nothing has nothing to press; one that does can be put away", async () => {
  say({ words: "Link copied" });
  expect(screen.queryByRole("button")).toBeNull();
  say({ words: "Unplugged", action: { words: "Undo", act: () => undefined } });
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(shown()).toEqual(["Link copied"]);
});

test("[WEB-172] of a group the newest is shown, and of all the last three; the others know that they went", () => {
  const gone: string[] = [];
  const saying = (words: string, group?: string) =>
    say({ words, gone: () => void gone.push(words), ...(group !== undefined && { group }) });
  for (const words of ["Ana left", "Ana and Ben left"]) saying(words, "left");
  for (const words of ["one", "two", "three"]) saying(words);
  expect(shown()).toEqual(["one", "two", "three"]);
  expect(gone).toEqual(["Ana left", "Ana and Ben left"]);
});

test("[WEB-172] whoever showed it may take it away", () => {
  const takeAway = say({ words: "Reconnecting" });
  act(takeAway);
  act(takeAway);
  expect(shown()).toEqual([]);
});

test("[WEB-172] who is to act has longer", () => {
  say({ words: "Link copied" });
  say({ words: "Unplugged", action: { words: "Undo", act: () => undefined } });
  const [quick, slow] = toasts.get().map(({ shownForMs }) => shownForMs);
  expect(slow).toBeGreaterThan(quick ?? 0);
});

test("[WEB-172] toasts of no group do not take each other's place", () => {
  const one: ShownToast = { id: 1, words: "one", shownForMs: 1 };
  expect(withToast([one], { ...one, id: 2 })).toHaveLength(2);
});

function say(what: Toast): () => void {
  let takeAway = () => {};
  act(() => {
    takeAway = toast(what);
  });
  return takeAway;
}

function shown(): string[] {
  return toasts.get().map(({ words }) => words);
}
