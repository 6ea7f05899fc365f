// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstChoices, withoutDevices } from "../../../store/choices.ts";
import { fakeTrack } from "../../../store/fake-devices.ts";
import { installFakeAudio } from "../../../ui/fake-audio.ts";
import { installFakeMedia } from "../../../ui/fake-media.ts";
import { showPage } from "../../fake-page.tsx";
import { CameraControl } from "./CameraControl.tsx";
import { MicrophoneControl } from "./MicrophoneControl.tsx";

beforeEach(() => {
  installFakeMedia();
  installFakeAudio();
});
afterEach(cleanup);

test("[WEB-75] the microphone is switched by hand and by M, and each is said", async () => {
  const { page, conference, asked } = await withDevices(<MicrophoneControl />);
  await userEvent.click(screen.getByRole("switch", { name: "Microphone", checked: true }));
  act(() => conference.setState({ microphoneOn: false }));
  expect(screen.getByText("Microphone off")).toBeDefined();
  await userEvent.keyboard("m");
  expect(asked).toEqual(["microphone off", "microphone on"]);
  expect(page.devices.store.getState().sources.microphone.state).toBe("live");
});

test("[WEB-75] switching on what there is none of opens one", async () => {
  const { page, fake, asked } = showPage(
    <>
      <MicrophoneControl />
      <CameraControl />
    </>,
    { phase: { type: "in-conference" } },
  );
  fake.cameras = ["desk"];
  fake.microphones = ["headset"];
  act(() => page.devices.open(withoutDevices(firstChoices)));
  await userEvent.click(screen.getByRole("switch", { name: "Microphone", checked: false }));
  await userEvent.click(screen.getByRole("switch", { name: "Camera", checked: false }));
  await expect.poll(() => fake.live().toSorted()).toEqual(["desk", "headset"]);
  expect(asked).toEqual(["microphone on", "cameras on"]);
});

test("[WEB-75] what has failed says so in its place, and is tried again", async () => {
  const { page, fake } = showPage(<MicrophoneControl />, { phase: { type: "in-conference" } });
  fake.microphones = ["headset"];
  fake.broken.set("headset", "in-use");
  await act(async () => {
    page.devices.open({ ...firstChoices, cameras: 0 });
    await page.devices.settled();
  });
  const toggle = screen.getByRole("switch", { name: "Microphone", checked: false });
  expect(toggle.textContent).toBe("!");
  fake.broken.clear();
  await userEvent.click(toggle);
  expect(await screen.findByRole("switch", { name: "Microphone", checked: true })).toBeDefined();
  expect(fake.live()).toEqual(["headset"]);
});

test("[WEB-300] Space, held, lets a muted microphone be heard", async () => {
  const { conference, asked } = await withDevices(<MicrophoneControl />);
  act(() => conference.setState({ microphoneOn: false }));
  const user = userEvent.setup();
  await user.keyboard("{ >}");
  act(() => conference.setState({ microphoneOn: true }));
  expect(asked).toEqual(["microphone on"]);
  expect(screen.queryByText("Microphone on")).toBeNull();
  await user.keyboard("{/ }");
  expect(asked).toEqual(["microphone on", "microphone off"]);
});

test("[WEB-485] who has muted with a click holds Space to be heard, and is muted again after", async () => {
  const { conference, asked } = await withDevices(<MicrophoneControl />);
  const user = userEvent.setup();
  const asTold = (on: boolean) => act(() => conference.setState({ microphoneOn: on }));
  await user.click(screen.getByRole("switch", { name: "Microphone", checked: true }));
  asTold(false);
  await user.keyboard("{ >3}");
  asTold(true);
  await user.keyboard("{/ }");
  expect(asked).toEqual(["microphone off", "microphone on", "microphone off"]);
});

test("[WEB-301] another microphone, and another speaker's test, are in its menu", async () => {
  const { fake } = await withDevices(<MicrophoneControl />);
  await userEvent.click(screen.getByRole("button", { name: "Choose a microphone" }));
  expect(screen.getByRole("menuitem", { name: "Test speaker" })).toBeDefined();
  await userEvent.click(screen.getByRole("menuitemradio", { name: "stand" }));
  await expect.poll(() => fake.live()).toContain("stand");
});

test("[WEB-302] V switches all cameras, Shift+V opens their menu at the one in use", async () => {
  const { conference, asked } = await withDevices(<CameraControl />);
  act(() => conference.setState({ ownCameras: own(2) }));
  expect(screen.getByRole("switch", { name: "Cameras", checked: true })).toBeDefined();
  await userEvent.keyboard("v");
  act(() => conference.setState({ camerasOn: false }));
  expect(screen.getByText("Camera off")).toBeDefined();
  await userEvent.keyboard("{Shift>}V{/Shift}");
  expect(asked).toEqual(["cameras off"]);
  expect(await screen.findByRole("menuitemradio", { name: "Simulated" })).toBeDefined();
});

test("[WEB-303] a camera more and a camera fewer, from one to three", async () => {
  const { page } = await withDevices(<CameraControl />);
  const count = () => page.devices.store.getState().choices.cameras;
  const choose = async (name: string) => {
    await userEvent.click(screen.getByRole("button", { name: "Choose a camera" }));
    expect(screen.queryAllByRole("menuitem").map(({ textContent }) => textContent)).toEqual(
      [count() < 3 && "Add a camera", count() > 1 && "Remove a camera"].filter(Boolean),
    );
    await userEvent.click(screen.getByRole("menuitem", { name }));
  };
  for (const [name, after] of [
    ["Add a camera", 2],
    ["Add a camera", 3],
    ["Remove a camera", 2],
  ] as const) {
    await choose(name);
    await expect.poll(count).toBe(after);
  }
});

test("[WEB-540] the keyboard comes to a trouble that trying again cannot end, and choosing it tries nothing", async () => {
  const { page, fake } = showPage(<MicrophoneControl />, { phase: { type: "in-conference" } });
  fake.microphones = ["headset"];
  fake.broken.set("headset", "unavailable");
  await act(async () => {
    page.devices.open({ ...firstChoices, cameras: 0 });
    await page.devices.settled();
  });
  fake.broken.clear();
  screen.getByRole("button", { name: "Choose a microphone" }).focus();
  await userEvent.keyboard("{Enter}{Home}");
  expect(document.activeElement?.textContent).toContain("This page cannot use a microphone");
  await userEvent.keyboard("{Enter}");
  await page.devices.settled();
  expect([screen.queryByRole("menu"), fake.opened]).toEqual([null, []]);
});

async function withDevices(control: React.ReactNode) {
  const shown = showPage(control, { phase: { type: "in-conference" } });
  shown.fake.cameras = ["desk", "wall", "door"];
  shown.fake.microphones = ["headset", "stand"];
  await act(async () => {
    shown.page.devices.open(firstChoices);
    await shown.page.devices.settled();
  });
  return shown;
}

function own(cameras: number) {
  const positions = ["left", "right"] as const;
  return positions
    .slice(0, cameras)
    .map((position) => ({ position, track: fakeTrack(position), simulated: false }));
}
