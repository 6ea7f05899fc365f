// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstChoices } from "../../store/choices.ts";
import { fakeTrack } from "../../store/fake-devices.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { showPage } from "../fake-page.tsx";
import { OwnStrip } from "./OwnStrip.tsx";

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
