// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { showPage } from "../fake-page.tsx";
import { Home } from "./Home.tsx";

afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/");
});

test("[WEB-110] a name or a pasted link leads to its meeting", async () => {
  showPage(<Home />);
  await userEvent.keyboard("Weekly Review{Enter}");
  expect(window.location.pathname).toBe("/m/weekly-review");
});

test("[WEB-110] with nothing typed, nothing happens", async () => {
  showPage(<Home />);
  const before = window.location.href;
  await userEvent.keyboard(" - {Enter}");
  expect(window.location.href).toBe(before);
});

test("[WEB-111] a three-camera room opens pre-join with simulated cameras", async () => {
  showPage(<Home />);
  await userEvent.keyboard("review");
  const link = screen.getByRole("link", { name: "Try a three-camera room" });
  expect(link.getAttribute("href")).toBe("/m/review?simulate=1&cameras=3");
});
