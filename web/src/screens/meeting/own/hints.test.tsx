// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { firstChoices } from "../../../store/choices.ts";
import { showPage } from "../../fake-page.tsx";
import { DeviceTroubles } from "./DeviceTroubles.tsx";
import { MicrophoneHints } from "./MicrophoneHints.tsx";

afterEach(cleanup);

test("[WEB-320] who talks while muted is told which keys help, and none that are switched off", () => {
  const { page } = showPage(<MicrophoneHints />);
  expect(screen.queryByTestId("talking-muted")).toBeNull();
  act(() => page.hearing.store.setState({ talkingMuted: true }));
  expect(hint()).toBe("You are muted. Press M or hold Space.");
  act(() => page.settings.setState({ singleKeys: false }));
  expect(hint()).toBe("You are muted.");
  act(() => page.hearing.store.setState({ talkingMuted: false }));
  expect(screen.queryByTestId("talking-muted")).toBeNull();
});

test("[WEB-321] a microphone that gives nothing is told with its causes, until it does or one has read it", async () => {
  const { page } = showPage(<MicrophoneHints />);
  act(() => page.hearing.store.setState({ noSound: true }));
  expect(screen.getByTestId("no-sound").textContent).toContain("No sound detected");
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByTestId("no-sound")).toBeNull();
  act(() => page.hearing.store.setState({ noSound: false }));
  act(() => page.hearing.store.setState({ noSound: true }));
  expect(screen.getByTestId("no-sound")).toBeDefined();
});

test("[WEB-300] while the key is held it is said that one is heard", () => {
  const { page } = showPage(<MicrophoneHints />);
  act(() => page.talk.store.setState({ isHeld: true }));
  expect(screen.getByText("You are heard while you hold Space.")).toBeDefined();
});

test("[WEB-322] a device that cannot be had is told once, and again when it is had and lost", async () => {
  const { page, fake } = showPage(<DeviceTroubles />);
  fake.cameras = ["desk"];
  fake.broken.set("desk", "in-use");
  await act(async () => {
    page.devices.open({ ...firstChoices, cameras: 1, microphone: { type: "off" } });
    await page.devices.settled();
  });
  expect(screen.getAllByText("Camera is in use")).toHaveLength(1);
  act(() => page.devices.change({ ...page.devices.store.getState().choices, name: "Ada" }));
  expect(screen.getAllByText("Camera is in use")).toHaveLength(1);
  fake.broken.clear();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await expect.poll(() => fake.live()).toEqual(["desk"]);
  expect(screen.queryByText("Camera is in use")).toBeNull();
});

function hint() {
  return screen.getByTestId("talking-muted").textContent;
}
