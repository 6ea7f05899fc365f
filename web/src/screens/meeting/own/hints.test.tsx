// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { firstChoices } from "../../../store/choices.ts";
import type { DeviceError } from "../../../store/own-devices.ts";
import { showPage } from "../../fake-page.tsx";
import { CameraControl } from "./CameraControl.tsx";
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

test("[WEB-542] a hint that goes with the keyboard in it hands it to the toolbar", async () => {
  const { page } = showPage(
    <>
      <MicrophoneHints />
      <div role="toolbar">
        <button type="button" tabIndex={0}>
          Mute
        </button>
      </div>
    </>,
  );
  act(() => page.hearing.store.setState({ noSound: true }));
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Mute" }));
});

test("[WEB-300] while the key is held it is said that one is heard", () => {
  const { page } = showPage(<MicrophoneHints />);
  act(() => page.talk.store.setState({ isHeld: true }));
  expect(screen.getByText("You are heard while you hold Space.")).toBeDefined();
});

test.each([
  ["for a moment, where there is none", undefined, "No camera detected", false],
  ["until that is done, where somebody has to let go of it", "in-use", "Camera is in use", true],
] as const)(
  "[WEB-322] a device that cannot be had is told once, %s",
  async (_, error, title, stays) => {
    const { page, fake } = await withCamera(error);
    const told = () => screen.getAllByRole("button", { name: "Try again" }).length;
    expect(screen.getAllByText(title)[0]).toBeDefined();
    expect([told(), screen.queryByTestId("device-kept") !== null]).toEqual([1, stays]);
    act(() => page.devices.change({ ...page.devices.store.getState().choices, name: "Ada" }));
    expect(told()).toBe(1);
    fake.broken.clear();
    fake.cameras = ["desk"];
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await expect.poll(() => fake.live()).toEqual(["desk"]);
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  },
);

test("[WEB-488] cameras that are kept for the same reason are one thing to see to", async () => {
  const { page, fake } = showPage(<DeviceTroubles />);
  fake.cameras = ["desk", "wall"];
  await act(async () => {
    page.devices.open({ ...firstChoices, cameras: 2, microphone: { type: "off" } });
    await page.devices.settled();
  });
  for (const name of fake.cameras) fake.broken.set(name, "in-use");
  const choices = () => page.devices.store.getState().choices;
  await act(async () => {
    page.devices.change({ ...choices(), camerasOn: false });
    page.devices.change({ ...choices(), camerasOn: true });
    await page.devices.settled();
  });
  expect(screen.getAllByTestId("device-kept").map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("desk: Another tab"),
  ]);
});

test("[WEB-488] who is kept from a device is told what to do where, and again once they have tried in vain", async () => {
  const { fake } = await withCamera("not-allowed-by-site");
  const told = screen.getByTestId("device-kept").textContent;
  expect(told).toContain("Parley is not allowed to use your camera");
  expect(told).toMatch(/allow “Camera”|switch on “Camera”|Allow “Camera”/);
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByTestId("device-kept")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Choose a camera" }));
  const item = screen.getByRole("menuitem", { name: /not allowed to use your camera.*“Camera”/ });
  await userEvent.click(item);
  await expect.poll(() => screen.queryByTestId("device-kept")).not.toBeNull();
  fake.broken.clear();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await expect.poll(() => fake.live()).toEqual(["desk"]);
});

async function withCamera(error: DeviceError | undefined) {
  const shown = showPage(
    <>
      <DeviceTroubles />
      <CameraControl />
    </>,
  );
  if (error !== undefined) {
    shown.fake.cameras = ["desk"];
    shown.fake.broken.set("desk", error);
  }
  await act(async () => {
    shown.page.devices.open({ ...firstChoices, cameras: 1, microphone: { type: "off" } });
    await shown.page.devices.settled();
  });
  return shown;
}

function hint() {
  return screen.getByTestId("talking-muted").textContent;
}
