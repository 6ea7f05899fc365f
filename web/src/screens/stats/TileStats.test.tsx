// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { LineStatsView } from "../../store/stats-view.ts";
import { showPage } from "../fake-page.tsx";
import { pointsOf } from "./Sparkline.tsx";
import { TileStats } from "./TileStats.tsx";

afterEach(cleanup);

test("[WEB-148] a picture's figures are in words, and what is not told has no row", () => {
  const { page } = showPage(<TileStats captureId="VC0" />);
  expect(screen.getByTestId("stats").textContent).toBe("Nothing measured yet");
  act(() =>
    page.stats.store.setState({ figures: { roundTripMs: 21.6, tiles: { VC0: line }, own: {} } }),
  );
  expect(rows()).toEqual([
    ["Picture", "640 × 360 · 30 fps"],
    ["Bit rate", "812 kbit/s"],
    ["Loss", "1.3 %"],
    ["Round trip", "22 ms"],
    ["Codec", "VP8"],
    ["mid", "3"],
    ["Capture", "VC0"],
  ]);
  expect(screen.getByRole("img", { name: "Bit rate of the last 30 seconds" })).toBeDefined();
});

test("[WEB-149] a sparkline goes from left to right as high as its own most", () => {
  expect(pointsOf([0, 50, 100])).toBe("0,23 60,12 120,1");
  expect(pointsOf([5])).toBe("");
  expect(pointsOf([0, 0])).toBe("0,23 120,23");
});

const line: LineStatsView = {
  mid: "3",
  captureId: "VC0",
  streams: [
    {
      kind: "video",
      width: 640,
      height: 360,
      framesPerSecond: 29.7,
      kbitPerSecond: 812.4,
      lossPercent: 1.26,
      codec: "VP8",
    },
  ],
  history: [800, 812].map((kbitPerSecond, at) => ({
    at,
    kbitPerSecond,
    framesPerSecond: 30,
    lossPercent: 0,
  })),
};

function rows() {
  return screen
    .getAllByRole("term")
    .map(({ textContent, nextElementSibling }) => [textContent, nextElementSibling?.textContent]);
}
