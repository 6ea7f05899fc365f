// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { ConferenceStore } from "../../store/conference.ts";
import type { BannerView, LossCause } from "../../store/view.ts";
import { announced } from "../../ui/announce.ts";
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
  const banner = screen.getByTestId("banner");
  expect(banner.textContent).toContain(`Connection lost. Reconnecting… (attempt 1) ${words}`);
});

test("[WEB-74] while all is well there is no banner", () => {
  showPage(<ConnectionBanner />);
  expect(screen.queryByTestId("banner")).toBeNull();
});

test.each([
  ["an attempt is out", undefined, "Trying now…"],
  ["the next is a moment away", 300, "Next try in 1 s"],
  ["the ladder has come to its longest wait", 1_400, "Next try in 2 s"],
  ["the focus asks for patience", 10_000, "Next try in 10 s"],
  ["the time of the next has come", -100, "Trying now…"],
])("[WEB-500] while %s the banner says so", (_, inMs, words) => {
  showPage(<ConnectionBanner />, { banner: lost(2, inMs) });
  expect(screen.getByText(words)).toBeDefined();
  expect(screen.getByRole("button", { name: "Retry now" })).toBeDefined();
});

test("[WEB-500] the seconds count down to the attempt", async () => {
  showPage(<ConnectionBanner />, { banner: lost(2, 1_100) });
  expect(screen.getByText("Next try in 2 s")).toBeDefined();
  expect(await screen.findByText("Next try in 1 s", {}, { timeout: 2_500 })).toBeDefined();
});

test("[WEB-501] what becomes of the connection is spoken by a region that was there before", () => {
  const { conference } = showPage(<ConnectionBanner />);
  const region = document.querySelector('[aria-live="polite"]:not(output)');
  const heard = () => {
    expect(region?.isConnected).toBe(true);
    return region?.textContent;
  };
  expect(region).not.toBeNull();
  set(conference, lost(1));
  expect(heard()).toBe("Connection lost. Reconnecting… The meeting cannot be reached.");
  expect(screen.getByTestId("banner").querySelector("output")).toBeNull();
  set(conference, { type: "back", left: ["Ben"], joined: [] });
  expect(heard()).toBe("You're back. Ben left meanwhile.");
});

test("[WEB-501] neither attempts nor seconds are spoken, and who has not been lost is not back", () => {
  const { conference } = showPage(<ConnectionBanner />, { banner: lost(1) });
  const { turn } = announced.get();
  set(conference, lost(2, 1_000));
  expect(announced.get().turn).toBe(turn);
  set(conference, { type: "back", left: [], joined: [] });
  set(conference, undefined);
  expect(announced.get()).toEqual({ words: "You're back.", turn: turn + 1 });
});

test("[WEB-501] what mends by itself, with nothing to see any more, is spoken, each time", () => {
  const { conference } = showPage(<ConnectionBanner />);
  const { turn } = announced.get();
  for (let nth = 0; nth < 2; nth += 1) {
    set(conference, { type: "lost", cause: "media-lost", attempt: 1 });
    expect(announced.get().words).toContain("Sound and picture stopped coming.");
    set(conference, undefined);
    expect(announced.get().words).toBe("You're back.");
  }
  expect(announced.get().turn).toBe(turn + 4);
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

function set(conference: ConferenceStore, banner: BannerView | undefined): void {
  const { banner: _, ...view } = conference.getState();
  act(() => conference.setState({ ...view, ...(banner && { banner }) }, true));
}

/** The focus cannot be reached; the next attempt is so far away, or this one is out. */
function lost(attempt: number, inMs?: number): BannerView {
  const nextTryAt = inMs === undefined ? undefined : Date.now() + inMs;
  return {
    type: "lost",
    cause: "focus-unreachable",
    attempt,
    ...(nextTryAt !== undefined && { nextTryAt }),
  };
}
