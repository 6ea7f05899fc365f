// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { endTrack, fakeTrack } from "../../../store/fake-devices.ts";
import type { DeviceError } from "../../../store/own-devices.ts";
import { installFakeMedia } from "../../../ui/fake-media.ts";
import { showPage } from "../../fake-page.tsx";
import { PresentingBar } from "./PresentingBar.tsx";
import { ShareControl } from "./ShareControl.tsx";
import { ShareHint } from "./ShareHint.tsx";

beforeEach(() => void installFakeMedia());
afterEach(cleanup);

const all = (
  <>
    <PresentingBar />
    <ShareHint />
    <ShareControl />
  </>
);

test("[WEB-310] sharing begins by S or the button, is said as long as it lasts, and ends by either", async () => {
  const { page } = showPage(all);
  await userEvent.keyboard("s");
  await expect.poll(state(page)).toBe("live");
  expect(button().getAttribute("aria-pressed")).toBe("true");
  expect(screen.getByTestId("presenting").textContent).toContain("You are presenting");
  await userEvent.click(screen.getByRole("button", { name: "Stop sharing" }));
  expect(state(page)()).toBe("off");
  expect(screen.queryByTestId("presenting")).toBeNull();
  expect(screen.getByText("You are no longer presenting")).toBeDefined();
  await userEvent.click(button());
  await expect.poll(state(page)).toBe("live");
  await userEvent.click(button());
  expect(state(page)()).toBe("off");
});

test("[WEB-577] that the others hear the tab too is said while they do", async () => {
  const { page, fake } = showPage(all);
  const sound = fakeTrack("sound", "audio");
  fake.screen = { ok: true, track: fakeTrack("tab"), sound };
  await userEvent.click(button());
  const bar = await screen.findByTestId("presenting");
  expect(bar.textContent).toContain("You are presenting, with sound");
  expect(screen.getByRole("region", { name: "You are presenting, with sound" })).toBe(bar);
  act(() => endTrack(sound));
  expect(bar.textContent).not.toContain("with sound");
  expect(state(page)()).toBe("live");
});

test("[WEB-311] while the picker is open the button waits", async () => {
  const { page, fake } = showPage(all);
  fake.openScreen = () => new Promise(() => undefined);
  await userEvent.click(button());
  expect(state(page)()).toBe("asking");
  expect(button().getAttribute("aria-busy")).toBe("true");
});

test.each<[DeviceError, string]>([
  ["not-allowed-by-system", "Allow your browser to record the screen"],
  ["not-allowed-by-site", "not allowed to show screens where it is embedded"],
  ["in-use", "could not open it"],
  ["not-found", "nothing to show"],
  ["ended", "was closed"],
  ["unavailable", "cannot share a screen"],
])("[WEB-312] a screen that is %s is told with what can be done: %s", async (error, words) => {
  const { page, fake } = showPage(all);
  fake.screen = { ok: false, error };
  await userEvent.click(button());
  expect((await screen.findByRole("alert")).textContent).toContain(words);
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect([state(page)(), screen.queryByRole("alert")]).toEqual(["off", null]);
});

test("[WEB-313] sharing that was lost is offered again", async () => {
  const { page } = showPage(all);
  act(() => page.screen.restored());
  expect(screen.getByRole("alert").textContent).toContain("when the connection was lost");
  await userEvent.click(screen.getByRole("button", { name: "Share again" }));
  await expect.poll(state(page)).toBe("live");
  expect(screen.queryByRole("alert")).toBeNull();
});

function button() {
  return screen.getByRole("button", { name: "Share screen" });
}

function state(page: ReturnType<typeof showPage>["page"]) {
  return () => page.screen.store.getState().state;
}
