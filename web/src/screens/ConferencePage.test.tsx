// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installFakeMedia } from "../ui/fake-media.ts";
import { ConferencePage } from "./ConferencePage.tsx";
import { showPage } from "./fake-page.tsx";
// Fetched when wanted: here it is there already.
import "./meeting/Meeting.tsx";

beforeEach(() => {
  installFakeMedia();
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList;
});
afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/");
});

test("[WEB-120] join=1 shows joining from the first paint on, never pre-join", async () => {
  window.history.replaceState(null, "", "/m/review?simulate=1&join=1&name=Ada");
  const { joined } = showPage(<ConferencePage conference="review" />);
  expect(screen.queryByTestId("prejoin")).toBeNull();
  expect(screen.getByRole("heading").textContent).toBe("Joining review…");
  await expect.poll(() => joined).toHaveLength(1);
  expect(screen.queryByTestId("prejoin")).toBeNull();
});

test("[WEB-48] a newer join link, opened in the same tab, is the one that is joined by", () => {
  window.history.replaceState(null, "", "/m/review?cameras=0#token=old.a.b");
  const { page, joined } = showPage(<ConferencePage conference="review" />);
  expect(window.location.hash).toBe("");
  window.history.replaceState(null, "", "/m/review?cameras=0#token=new.a.b");
  window.dispatchEvent(new Event("hashchange"));
  page.visit.joinWithoutDevices();
  expect(joined[0]?.token).toBe("new.a.b");
  expect(window.location.hash).toBe("");
});

test("[WEB-121] one address shows every phase of a visit", async () => {
  window.history.replaceState(null, "", "/m/review?cameras=0&name=Ada");
  const { conference } = showPage(<ConferencePage conference="review" />);
  expect(screen.getByTestId("prejoin")).toBeDefined();
  act(() => conference.setState({ phase: { type: "joining" } }));
  expect(screen.getByRole("button", { name: "Cancel" })).toBeDefined();
  act(() => conference.setState({ phase: { type: "in-conference" } }));
  expect(await screen.findByTestId("meeting", {}, { timeout: 15_000 })).toBeDefined();
  act(() => conference.setState({ phase: { type: "left", reason: "ended", mayRejoin: false } }));
  expect(screen.getByTestId("left").dataset["reason"]).toBe("ended");
});

test("[WEB-121] who comes to a meeting again, or to another, finds nothing of the last one", () => {
  window.history.replaceState(null, "", "/m/review?cameras=0&name=Ada");
  const earlier = { type: "left", reason: "left", mayRejoin: true } as const;
  const { conference } = showPage(<ConferencePage conference="review" />, { phase: earlier });
  expect(screen.getByTestId("prejoin")).toBeDefined();
  // The call of then may still have a word to say.
  act(() => conference.setState({ phase: { ...earlier } }));
  expect(screen.getByTestId("prejoin")).toBeDefined();
  act(() => conference.setState({ phase: { type: "joining" } }));
  act(() => conference.setState({ phase: { type: "left", reason: "ended", mayRejoin: false } }));
  expect(screen.getByTestId("left").dataset["reason"]).toBe("ended");
});

test("[WEB-121] what the last meeting was refused for is not said of the next", () => {
  const phase = { type: "prejoin", refusal: { status: 404 } } as const;
  showPage(<ConferencePage conference="review" />, { phase });
  expect(screen.getByTestId("prejoin")).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});
