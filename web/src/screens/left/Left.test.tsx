// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { LeftReason } from "../../store/view.ts";
import { showPage } from "../fake-page.tsx";
import { Left } from "./Left.tsx";

afterEach(cleanup);

test.each<[LeftReason, string]>([
  ["left", "You left the meeting"],
  ["removed", "You were removed from the meeting"],
  ["ended", "The meeting has ended"],
  ["asleep", "The meeting went to sleep"],
  ["replaced", "You joined from another window"],
  ["lost", "Couldn't reconnect"],
  ["refused", "The meeting did not take you back"],
])("[WEB-90] %s: %s", (reason, title) => {
  showPage(<Left reason={reason} mayRejoin={false} />);
  expect(screen.getByRole("heading").textContent).toBe(title);
  expect(screen.queryByTestId("rejoin")).toBeNull();
  expect(screen.getByRole("link", { name: "Home" }).getAttribute("href")).toBe("/");
});

test("[WEB-91] who may rejoin does so with Enter, with fresh devices", async () => {
  const { page, joined } = showPage(<Left reason="left" mayRejoin />);
  page.visit.enter("review", "?simulate=1&name=Ada");
  expect(document.activeElement).toBe(screen.getByTestId("rejoin"));
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => joined).toHaveLength(1);
  expect(joined[0]?.cameras).toHaveLength(3);
});
