// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { LineStatsView } from "../../store/stats-view.ts";
import { showPage } from "../fake-page.tsx";
import { OwnStats } from "./OwnStats.tsx";

afterEach(cleanup);

test("[WEB-492] what is sent is in words, line by line: the largest layer, the rate of all, what the focus reports", () => {
  const { page } = showPage(<OwnStats />);
  const region = () => screen.getByRole("region", { name: "What you send" });
  expect(region().textContent).toBe("Nothing measured yet");
  const own = { mic: sound, centre: camera, right: { ...camera, streams: [] } };
  act(() => page.stats.store.setState({ figures: { roundTripMs: 21.6, tiles: {}, own } }));
  const lines = within(region())
    .getAllByRole("heading")
    .map(({ textContent, parentElement }) => [textContent, parentElement && rows(parentElement)]);
  expect(lines).toEqual([
    [
      "Centre camera",
      [
        "Picture 640 × 360 · 15 fps",
        "Layers 180 · 360",
        "Bit rate 700 kbit/s",
        "Loss 2.5 %",
        "Jitter 9 ms",
        "Round trip 22 ms",
        "Codec VP8",
        "Limited by the network",
      ],
    ],
    ["Microphone", ["Bit rate 32 kbit/s", "Loss 0 %", "Round trip 22 ms", "Codec opus"]],
  ]);
});

const camera: LineStatsView = {
  mid: "2",
  captureId: "centre",
  streams: [
    { kind: "video", rid: "l", width: 320, height: 180, framesPerSecond: 15, codec: "VP8" },
    {
      kind: "video",
      rid: "m",
      width: 640,
      height: 360,
      framesPerSecond: 14.8,
      jitterMs: 8.6,
      codec: "VP8",
      limitedBy: "bandwidth",
    },
  ],
  history: [point(500, 0), point(700.2, 2.54)],
};

const sound: LineStatsView = {
  mid: "0",
  captureId: "mic",
  streams: [{ kind: "audio", codec: "opus" }],
  history: [point(32, 0)],
};

function point(kbitPerSecond: number, lossPercent: number) {
  return { at: 0, kbitPerSecond, framesPerSecond: 15, lossPercent };
}

function rows(line: HTMLElement) {
  return within(line)
    .getAllByRole("term")
    .map(
      ({ textContent, nextElementSibling }) => `${textContent} ${nextElementSibling?.textContent}`,
    );
}
