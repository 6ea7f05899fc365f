// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installFakeAudio } from "../../ui/fake-audio.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { showPage } from "../fake-page.tsx";
import { Preview } from "./Preview.tsx";

let decodeFrame: () => void;
beforeEach(() => {
  ({ decodeFrame } = installFakeMedia());
  installFakeAudio();
});
afterEach(cleanup);

test("[WEB-162] cameras switched off before joining are not seen, and off in the meeting", async () => {
  const { page, asked, joined } = shown("?simulate=1&name=Ada");
  act(decodeFrame);
  await userEvent.click(screen.getByRole("switch", { name: "Cameras", checked: true }));
  expect(states()).toEqual(["off", "off", "off"]);
  expect(screen.getAllByText("Camera is off")).toHaveLength(3);
  await page.visit.join();
  expect(asked).toContain("cameras off");
  expect(joined[0]?.cameras).toHaveLength(3);
  expect(page.kept.choices()).toMatchObject({ camerasOn: false });
});

test("[WEB-162] switching on where there is no camera and no microphone asks for one of each", async () => {
  const { fake } = shown("?cameras=0&name=Ada");
  fake.cameras = ["front"];
  await userEvent.click(screen.getByRole("button", { name: "Choose a microphone" }));
  await userEvent.click(screen.getByRole("menuitemradio", { name: "None" }));
  expect(fake.live()).toEqual([]);
  await userEvent.click(screen.getByRole("switch", { name: "Camera", checked: false }));
  await userEvent.click(screen.getByRole("switch", { name: "Microphone", checked: false }));
  await expect.poll(() => fake.live().toSorted()).toEqual(["front", "mic"]);
  expect(screen.getAllByRole("switch", { checked: true })).toHaveLength(2);
});

test("[WEB-162] where no camera is chosen for any seat, they are not said to be on", async () => {
  shown("?simulate=1&cameras=1&name=Ada");
  await userEvent.click(screen.getByRole("button", { name: "Choose a camera" }));
  await userEvent.click(screen.getByRole("menuitemradio", { name: "Off" }));
  expect(screen.getByRole("switch", { name: "Camera", checked: false })).toBeDefined();
});

test("[WEB-163] the menu at the camera changes it, and says which one it is", async () => {
  const { fake } = shown("?name=Ada");
  await expect.poll(() => fake.live()).toContain("front");
  await userEvent.click(screen.getByRole("button", { name: "Choose a camera" }));
  await userEvent.click(screen.getByRole("menuitemradio", { name: "back" }));
  await expect.poll(() => fake.live()).toContain("back");
  await userEvent.click(screen.getByRole("button", { name: "Choose a camera" }));
  expect(screen.getByRole("menuitemradio", { name: "back", checked: true })).toBeDefined();
});

test("[WEB-163] with several cameras the menu has a choice for each seat", async () => {
  shown("?cameras=3&simulate=1&name=Ada");
  await userEvent.click(screen.getByRole("button", { name: "Choose a camera" }));
  const groups = screen.getAllByRole("group").map((group) => group.getAttribute("aria-label"));
  expect(groups).toEqual(["Left camera", "Centre camera", "Right camera"]);
});

test("[WEB-164] a picture that is not there yet, or paused by the system, says so", async () => {
  const { fake } = shown("?name=Ada");
  expect(screen.getByText("Camera is starting…")).toBeDefined();
  await expect.poll(() => fake.live()).toContain("front");
  const track = fake.tracks.find(({ id }) => id === "front");
  act(() => void track?.dispatchEvent(new Event("mute")));
  expect(screen.getByText("Paused by your system")).toBeDefined();
  act(() => void track?.dispatchEvent(new Event("unmute")));
  expect(screen.queryByText("Paused by your system")).toBeNull();
});

test("[WEB-165] one's own picture is a mirror only while it is one real camera", async () => {
  const { page, fake } = shown("?name=Ada");
  await expect.poll(() => fake.live()).toContain("front");
  expect(mirrored()).toEqual(["true"]);
  act(() => page.visit.enter("review", "?name=Ada&cameras=2"));
  await expect.poll(mirrored).toEqual(["false", "false"]);
  act(() => page.visit.enter("review", "?name=Ada&cameras=1&simulate=1"));
  expect(mirrored()).toEqual(["false"]);
});

test("[WEB-162] M and V switch outside of a field, and say it", async () => {
  shown("?simulate=1&name=Ada");
  fireEvent.keyDown(document.body, { key: "m", code: "KeyM" });
  expect(screen.getByRole("switch", { name: "Microphone", checked: false })).toBeDefined();
  expect(screen.getByText("Microphone off")).toBeDefined();
  fireEvent.keyDown(document.body, { key: "v", code: "KeyV" });
  expect(screen.getByRole("switch", { name: "Cameras", checked: false })).toBeDefined();
});

function shown(search: string) {
  const page = showPage(<Preview />);
  page.fake.cameras = ["front", "back"];
  page.fake.microphones = ["mic"];
  act(() => page.page.visit.enter("review", search));
  return page;
}

function states(): (string | undefined)[] {
  return screen.getAllByTestId("own-tile").map(({ dataset }) => dataset["state"]);
}

function mirrored(): (string | undefined)[] {
  return screen.getAllByTestId("own-tile").map(({ dataset }) => dataset["mirrored"]);
}
