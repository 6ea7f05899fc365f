import { latenciesOf, readBars } from "../pages/bar.ts";
import { inMeetingPlace } from "./rooms/meeting-place.ts";
import { type BenchRow, quantile, timeRows } from "./rooms/rows.ts";
import { momentOf } from "./rooms/timeline.ts";

const FRAMES = 300;
const LONGEST_MS = 40_000;

/** From Bob's camera to Ada's screen, through the focus, by the clock that is burnt into the picture. */
export function bench(): Promise<readonly BenchRow[]> {
  return inMeetingPlace(async ({ open }) => {
    const ada = await open({ name: "Ada", cameras: 1, joined: true });
    await open({ name: "Bob", cameras: 1, joined: true });
    await momentOf(ada, "frame Bob");
    const video = ada.locator('[data-testid="tile"][data-participant="Bob"] video');
    const shown = await readBars(video, FRAMES, LONGEST_MS);
    const latencies = latenciesOf(shown);
    const gaps = shown.slice(1).map(({ at }, nth) => at - (shown[nth]?.at ?? at));
    return [
      ...timeRows("glass to glass, by the pixels", latencies, 200),
      { name: "between two pictures shown, p95", value: quantile(gaps, 0.95), unit: "ms" },
      {
        name: "pictures whose bar could not be read",
        value: shown.length - latencies.length,
        unit: "",
      },
    ];
  });
}
