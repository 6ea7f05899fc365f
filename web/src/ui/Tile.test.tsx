// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { initialsOf } from "./Avatar.tsx";
import { installFakeMedia } from "./fake-media.ts";
import { fitOf, type PictureState, shownState, Tile } from "./Tile.tsx";
import { isStalled } from "./use-picture.ts";

let media = installFakeMedia();
beforeEach(() => {
  media = installFakeMedia();
});
afterEach(cleanup);

test("[WEB-20] a tile is live only after a decoded frame; before that, face and words", () => {
  renderTile("live");
  expect(tile().dataset["state"]).toBe("connecting");
  expect(tile().textContent).toContain("Connecting…");
  expect(tile().textContent).toContain("AL");
  act(() => media.decodeFrame());
  expect(tile().dataset["state"]).toBe("live");
  expect(tile().textContent).toBe("");
});

test("[WEB-437] one frame is enough until the next beat: the page is not drawn for each", async () => {
  renderTile("live");
  expect(media.waiting()).toBe(1);
  act(() => media.decodeFrame());
  expect(media.waiting()).toBe(0);
  await expect.poll(media.waiting).toBe(1);
});

test("[WEB-20] a tile that is gone holds no picture any more", () => {
  const { unmount } = renderTile("live");
  const video = tile().querySelector("video");
  expect(video?.srcObject).not.toBeNull();
  unmount();
  expect(video?.srcObject).toBeNull();
});

test("[WEB-20] frames do not make live what the call does not call live", () => {
  for (const state of ["connecting", "reconnecting", "off"] as const) {
    renderTile(state);
    act(() => media.decodeFrame());
    expect(tile().dataset["state"]).toBe(state);
    cleanup();
  }
});

test("[WEB-21] a new track begins as connecting again", () => {
  const { rerender } = renderTile("live");
  act(() => media.decodeFrame());
  rerender(<Tile name="Ada Lovelace" label="left" state="live" track={fakeTrack("other")} />);
  expect(tile().dataset["state"]).toBe("connecting");
});

test("[WEB-22] reconnecting keeps the last picture and says how long; off says so", () => {
  const { rerender } = renderTile("live");
  act(() => media.decodeFrame());
  const picture = tile().querySelector("video")?.srcObject;
  rerender(
    <Tile
      name="Ada Lovelace"
      label="left"
      state="reconnecting"
      track={undefined}
      words="Reconnecting… 0:07"
    />,
  );
  expect(tile().textContent).toBe("Reconnecting… 0:07");
  expect(tile().querySelector("video")?.srcObject).toBe(picture);
  rerender(
    <Tile name="Ada Lovelace" label="left" state="off" track={undefined} words="Camera off" />,
  );
  expect(tile().textContent).toBe("ALCamera off");
});

test("[WEB-23] of a lost room's tiles only the one with the face speaks", () => {
  render(
    <Tile name="Ada" label="left" state="reconnecting" track={undefined} words="x" face={false} />,
  );
  expect(tile().textContent).toBe("");
});

test.each<[PictureState, boolean, PictureState]>([
  ["live", true, "live"],
  ["live", false, "connecting"],
  ["connecting", true, "connecting"],
  ["reconnecting", true, "reconnecting"],
  ["off", true, "off"],
])("[WEB-20] %s with frames flowing %s is shown as %s", (state, flowing, shown) => {
  expect(shownState(state, flowing)).toBe(shown);
});

test("[WEB-24] frames that stop for two seconds are noticed, except in a hidden page", () => {
  expect(isStalled(2_001, false)).toBe(true);
  expect(isStalled(2_000, false)).toBe(false);
  expect(isStalled(60_000, true)).toBe(false);
});

test("[WEB-24] a camera that stands still looks like none, and lives again with the next frame", async () => {
  renderTile("live");
  act(() => media.decodeFrame());
  await expect.poll(media.waiting).toBe(1);
  media.later(2_100);
  await expect.poll(states).toEqual(["connecting"]);
  expect(tile().textContent).toContain("Connecting…");
  act(() => media.decodeFrame());
  expect(states()).toEqual(["live"]);
});

test("[WEB-505] the picture of a screen stands for as long as the call says that it lives", async () => {
  const screenTile = (state: PictureState) => (
    <>
      <Tile name="Ben" label="" state="live" track={camera} />
      <Tile name="Ada" label="" shows="screen" state={state} track={slides} />
    </>
  );
  const { rerender } = render(screenTile("live"));
  expect(states()).toEqual(["connecting", "connecting"]);
  act(() => media.decodeFrame());
  await expect.poll(media.waiting).toBe(1);
  media.later(600_000);
  // Once the camera is noticed, the screen has been looked at, too.
  await expect.poll(states).toEqual(["connecting", "live"]);
  rerender(screenTile("reconnecting"));
  expect(states()).toEqual(["connecting", "reconnecting"]);
});

test("[WEB-26] a camera fills its tile unless a face would be lost, a screen is shown whole", () => {
  expect([undefined, 16 / 9, 4 / 3, 2.35].map(fitOf)).toEqual(Array(4).fill("cover"));
  expect([1, 9 / 16, 3].map(fitOf)).toEqual(Array(3).fill("contain"));
  render(<Tile name="Ada" label="" shows="screen" state="live" track={fakeTrack("screen")} />);
  expect(tile().dataset["fit"]).toBe("contain");
  expect(tile().getAttribute("aria-label")).toBe("Ada");
});

test("[WEB-26] the shape is that of the newest picture", () => {
  renderTile("live");
  const video = tile().querySelector("video");
  Object.defineProperties(video, { videoWidth: { value: 720 }, videoHeight: { value: 1_280 } });
  act(() => void video?.dispatchEvent(new Event("resize")));
  expect(tile().dataset["fit"]).toBe("contain");
});

test("[WEB-25] initials are of the first and the last word, in any script", () => {
  expect(["Ada", "Ada Lovelace", " a b c ", "Зал 1", "🦊 fox", ""].map(initialsOf)).toEqual([
    "A",
    "AL",
    "AC",
    "З1",
    "🦊F",
    "?",
  ]);
});

function renderTile(state: PictureState) {
  return render(
    <Tile name="Ada Lovelace" label="left" state={state} track={fakeTrack("one")} words="…" />,
  );
}

function fakeTrack(id: string): MediaStreamTrack {
  return { id } as MediaStreamTrack;
}

const camera = fakeTrack("camera");
const slides = fakeTrack("slides");

/** What each tile there is shows. */
function states(): readonly (string | undefined)[] {
  return screen.getAllByRole("figure").map(({ dataset }) => dataset["state"]);
}

function tile(): HTMLElement {
  return screen.getByRole("figure");
}
