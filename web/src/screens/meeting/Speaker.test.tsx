// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeTrack } from "../../store/fake-devices.ts";
import type { SpeakerView } from "../../store/view.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { room, showPage } from "../fake-page.tsx";
import { staged } from "./fake-stage.ts";
import { Meeting } from "./Meeting.tsx";

let media = installFakeMedia();
beforeEach(() => {
  media = installFakeMedia();
  window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
});
afterEach(cleanup);

test("[LAY-15] who speaks stands on the stage with their name, and all rooms beneath it", () => {
  showPage(
    <Meeting conference="review" />,
    staged({ layout: "speaker", rooms, speaker: of("Ben", 3) }),
  );
  const speaker = screen.getByTestId("speaker");
  expect(speaker.dataset["participant"]).toBe("Ben");
  expect(speaker.textContent).toContain("Ben");
  expect(tiles()).toEqual(["Ben", "Ben", "Ben"]);
  expect(screen.queryByTestId("room")).toBeNull();
  expect(screen.getAllByTestId("other").map(({ dataset }) => dataset["participant"])).toEqual([
    "Ben",
    "Cleo",
  ]);
  expect(current()).toEqual(["Ben"]);
});

test("[LAY-16] somebody not known yet is not named anywhere, by initials neither", () => {
  showPage(
    <Meeting conference="review" />,
    staged({
      layout: "speaker",
      rooms,
      speaker: of(undefined, 1),
    }),
  );
  const speaker = screen.getByTestId("speaker");
  expect(speaker.getAttribute("aria-label")).toBe("Whoever speaks");
  expect(speaker.textContent).toBe("Connecting…");
  expect(current()).toEqual([]);
});

test("[LAY-17] when another takes the floor the pictures stay where they are: nothing begins anew", () => {
  const { conference } = showPage(
    <Meeting conference="review" />,
    staged({
      layout: "speaker",
      rooms,
      speaker: of("Ben", 3),
    }),
  );
  act(() => media.decodeFrame());
  const before = [...document.querySelectorAll("video")];
  act(() => conference.setState({ speaker: of("Cleo", 3) }));
  expect([...document.querySelectorAll("video")]).toEqual(before);
  expect(screen.getAllByTestId("tile").map(({ dataset }) => dataset["state"])).toEqual([
    "live",
    "live",
    "live",
  ]);
  expect(tiles()).toEqual(["Cleo", "Cleo", "Cleo"]);
});

test("[LAY-15] with nobody to be switched in, the rooms stand on the stage", () => {
  showPage(<Meeting conference="review" />, staged({ layout: "speaker", rooms }));
  expect(screen.getAllByTestId("room")).toHaveLength(2);
  expect(screen.queryByTestId("other")).toBeNull();
});

const rooms = [room("Ben", []), room("Cleo", [])];

const tracks = [fakeTrack("left"), fakeTrack("centre"), fakeTrack("right")];

/** A row of so many pictures, all of that room. */
function of(name: string | undefined, places: number): SpeakerView {
  const shown = name === undefined ? undefined : rooms.find((one) => one.name === name);
  return {
    ...(shown && { room: { id: shown.id, name: shown.name } }),
    tiles: tracks.slice(0, places).map((track, at) => ({
      captureId: `p0-room${at + 1}`,
      description: "",
      state: "live",
      track,
      ...(shown && { source: { captureId: `${shown.name}-${at}`, name: shown.name } }),
    })),
  };
}

function tiles() {
  return screen.getAllByTestId("tile").map(({ dataset }) => dataset["participant"]);
}

/** Of the rooms beneath the stage those that are marked as standing on it. */
function current() {
  const others = screen.getAllByTestId("other");
  return others
    .filter((other) => other.getAttribute("aria-current") === "true")
    .map(({ dataset }) => dataset["participant"]);
}
