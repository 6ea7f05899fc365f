// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstChoices } from "../../store/choices.ts";
import { fakeTrack } from "../../store/fake-devices.ts";
import { createSelfView } from "../../store/self-view.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { person, showPage } from "../fake-page.tsx";
import { OwnStrip } from "./OwnStrip.tsx";
import { barsOf } from "./own/OwnMarks.tsx";

let media = installFakeMedia();
beforeEach(() => {
  media = installFakeMedia();
});
afterEach(cleanup);

test("[WEB-330] cameras that are off say so, and so does one that the system has paused", async () => {
  const { page, fake, conference } = showPage(<OwnStrip />);
  fake.cameras = ["desk"];
  await act(async () => {
    page.devices.open({ ...firstChoices, microphone: { type: "off" } });
    await page.devices.settled();
  });
  const [track] = fake.tracks;
  act(() => conference.setState({ ownCameras: [camera("centre", track)] }));
  act(() => media.decodeFrame());
  expect(told()).toEqual(["live "]);
  act(() => void track?.dispatchEvent(new Event("mute")));
  expect(told()).toEqual(["off Paused"]);
  act(() => conference.setState({ camerasOn: false }));
  expect(told()).toEqual(["off Camera off"]);
});

test("[WEB-486] a camera that is being opened again says so", async () => {
  const { page, fake, conference } = showPage(<OwnStrip />);
  fake.cameras = ["desk"];
  let open = () => {};
  fake.held = new Promise((resolve) => {
    open = resolve;
  });
  act(() => page.devices.open({ ...firstChoices, microphone: { type: "off" } }));
  act(() => conference.setState({ ownCameras: [camera("centre")] }));
  expect(told()).toEqual(["connecting Camera is starting…"]);
  await act(async () => {
    open();
    await page.devices.settled();
  });
  expect(told()).toEqual(["connecting Connecting…"]);
});

test("[WEB-489] on one's own pictures stand what the others see: muted, hand, and a connection that is amiss", async () => {
  const { page, fake, conference } = showPage(<OwnStrip />, {
    ownCameras: [camera("centre", fakeTrack("desk"))],
    roster: [ada],
    microphoneOn: true,
  });
  fake.microphones = ["headset"];
  const marks = () =>
    ["own-hand", "own-muted", "own-level", "quality"].filter((id) => screen.queryByTestId(id));
  expect(marks()).toEqual(["own-muted"]);
  await act(async () => {
    page.devices.open({ ...firstChoices, cameras: 0 });
    await page.devices.settled();
  });
  expect(marks()).toEqual(["own-level"]);
  act(() => {
    conference.setState({ microphoneOn: false, roster: [{ ...ada, handRaisedAt: 1 }] });
    page.stats.store.setState({ own: "poor" });
  });
  expect(marks()).toEqual(["own-hand", "own-muted", "quality"]);
  act(() => page.stats.store.setState({ own: "good" }));
  expect(marks()).toEqual(["own-hand", "own-muted"]);
});

test("[WEB-490] one's own pictures can be hidden, for this tab, and brought back; the marks stay", async () => {
  const { page } = showPage(<OwnStrip />, {
    ownCameras: [camera("centre", fakeTrack("desk"))],
    microphoneOn: false,
  });
  const choose = async (item: string) => {
    await userEvent.click(screen.getByRole("button", { name: "Options for your own picture" }));
    await userEvent.click(screen.getByRole("menuitem", { name: item }));
  };
  const seen = () => ["own-tile", "own-muted"].filter((id) => screen.queryByTestId(id));
  await choose("Hide your own picture");
  expect([seen(), page.kept.selfViewHidden()]).toEqual([["own-muted"], true]);
  expect(createSelfView(page.kept).getState()).toEqual({ isHidden: true });
  await choose("Show your own picture");
  expect([seen(), page.kept.selfViewHidden()]).toEqual([["own-tile", "own-muted"], false]);
});

test("[WEB-537] who has no picture has the marks in its place, and nothing to hide", async () => {
  const { conference } = showPage(<OwnStrip />, { microphoneOn: false, roster: [ada] });
  const bare = () => screen.getByTestId("own-muted").closest("[data-hidden=true]") !== null;
  const menu = () => screen.queryByRole("button", { name: "Options for your own picture" });
  expect([bare(), menu()]).toEqual([true, null]);
  act(() => conference.setState({ roster: [{ ...ada, handRaisedAt: 1 }] }));
  expect(screen.getByTestId("own-hand")).toBeDefined();
  act(() => conference.setState({ ownCameras: [camera("centre", fakeTrack("desk"))] }));
  expect([bare(), menu()]).toEqual([false, expect.anything()]);
});

test("[WEB-489] the level rests in a quiet room, rises with a voice, and is full at a loud one", () => {
  const middle = (level: number) => barsOf(level)[1] ?? 0;
  expect(middle(0.1)).toBe(middle(0.3));
  expect(middle(0.5)).toBeGreaterThan(middle(0.3));
  expect([middle(0.75), middle(1)]).toEqual([1, 1]);
});

test("[WEB-331] a screen stands beside the cameras as it is, cameras on or off", () => {
  const { conference } = showPage(<OwnStrip />, {
    ownCameras: [camera("centre", fakeTrack("desk"))],
    presenting: { track: fakeTrack("screen") },
    camerasOn: false,
  });
  act(() => media.decodeFrame());
  const own = screen.getByTestId("own-screen");
  expect([own.dataset["state"], own.dataset["fit"], own.dataset["mirrored"]]).toEqual([
    "live",
    "contain",
    "false",
  ]);
  act(() => conference.setState(({ presenting: _, ...rest }) => rest, true));
  expect(screen.queryByTestId("own-screen")).toBeNull();
});

function camera(position: "left" | "centre" | "right", track?: MediaStreamTrack) {
  return { position, simulated: false, ...(track && { track }) } as const;
}

function told() {
  return screen
    .getAllByTestId("own-tile")
    .map(({ dataset, textContent }) => `${dataset["state"]} ${textContent}`);
}

const ada = person("Ada", { self: true });
