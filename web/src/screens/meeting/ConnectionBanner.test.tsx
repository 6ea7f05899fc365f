// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { LossCause } from "../../store/view.ts";
import { toasts } from "../../ui/toast.ts";
import { showPage } from "../fake-page.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { UnstableConnection } from "./UnstableConnection.tsx";

afterEach(cleanup);

test.each<[LossCause, string]>([
  ["network-gone", "This device has no network."],
  ["focus-unreachable", "The meeting cannot be reached."],
  ["media-lost", "Sound and picture stopped coming."],
  ["dialog-ended", "The meeting lost hold of this page."],
  ["asked-to-wait", "The meeting service asks for patience."],
])("[WEB-74] a connection lost by %s says so", (cause, words) => {
  showPage(<ConnectionBanner />, { banner: { type: "lost", cause, attempt: 1 } });
  const said = within(screen.getByTestId("banner")).getByRole("status");
  expect(said.textContent).toBe(`Connection lost. Reconnecting… ${words}`);
});

test("[WEB-74] while all is well there is no banner", () => {
  showPage(<ConnectionBanner />);
  expect(screen.queryByTestId("banner")).toBeNull();
});

test("[WEB-152] an unstable connection is told once in a bad stretch, with less data as the way out", async () => {
  const { page, asked, conference } = showPage(<UnstableConnection />);
  const unstable = (unstableSince: number) =>
    act(() => page.stats.store.setState({ unstableSince }));
  unstable(1_000);
  unstable(1_000);
  expect(toasts.get().map(({ words }) => words)).toEqual(["Your connection is unstable"]);
  await userEvent.click(screen.getByRole("button", { name: "Save data" }));
  expect(asked).toEqual(["save data on"]);
  act(() => conference.setState({ savesData: true }));
  expect(toasts.get()).toEqual([]);
  unstable(90_000);
  expect(toasts.get().map(({ action }) => action)).toEqual([undefined]);
});
