import { describe, expect, test } from "vitest";
import { type CaptureId, type EncodingId, heightsOf, type PersonId } from "../../clue/index.ts";
import { Stage, showing } from "../test-stage.ts";
import { toSee } from "./layout.ts";
import { withPictureHeights } from "./picture-heights.ts";
import type { Viewing } from "./viewing.ts";

const ana = "sip:ana@example.org";
const screen = { width: 1280, height: 720 };

describe("what is asked for", () => {
  test.each([
    ["alone on the screen", 1, screen, 720],
    ["three side by side", 3, screen, 360],
    ["three on a wall", 3, { width: 3_840, height: 1_080 }, 720],
    ["in a small window", 1, { width: 400, height: 500 }, 180],
    ["stretched a little", 1, { width: 800, height: 450 }, 360],
    ["stretched too much", 1, { width: 802, height: 452 }, 720],
  ])("[SIZE-10] a picture %s is asked for as high as it is shown", (_, cameras, size, height) => {
    const stage = looking({ layout: "immersive", ...size }, cameras);
    expect(heightsAsked(stage)).toEqual(Array.from({ length: cameras }, () => [height]));
  });

  test("[SIZE-10] another layout is another size", () => {
    const stage = looking({ layout: "immersive", ...screen }, 3);
    stage.gives({ type: "viewing-changed", viewing: { layout: "gallery", ...screen } });
    expect(heightsAsked(stage)).toEqual([[720]]);
  });

  test.each([
    ["takes the place of one picture", "immersive", 900, 360],
    ["takes no more", "immersive", 1_000, 720],
    ["takes none where only who speaks is seen", "speaker", 900, 720],
  ] as const)("[SIZE-10] a room that is only heard %s", (_, layout, height, asked) => {
    const content = room(1);
    const [camera] = content.captures;
    if (!camera) throw new Error("no captures");
    const mic = { captureId: "mic" as CaptureId, capturedPeople: ["heard" as PersonId] };
    const captures = [camera, { ...camera, ...mic, mediaType: "audio" }];
    const chosen = [camera].map(({ captureId }) => ({
      id: "ce",
      captureId,
      encodingId: "v1" as EncodingId,
    }));
    const viewing = { layout, width: 1_280, height };
    const { heights } = toSee({ ...content, captures }, viewing);
    const named = withPictureHeights(chosen, heights);
    expect(named.map(heightsOf)).toEqual([[asked]]);
  });

  test("[SIZE-10] nothing is said of a size while nobody has looked", () => {
    const stage = new Stage().joined();
    stage.advertised(room(1));
    expect(heightsAsked(stage)).toEqual([[]]);
  });

  test("[SIZE-10] what is presented is asked for as large as it comes", () => {
    const content = room(2);
    const [camera, slides] = content.captures;
    if (!camera || !slides) throw new Error("no captures");
    const captures = [camera, { ...slides, presentation: "slides" }];
    const stage = new Stage().joined();
    stage.gives({ type: "viewing-changed", viewing: { layout: "immersive", ...screen } });
    stage.advertised({ ...content, captures });
    expect(heightsAsked(stage)).toEqual([[], [180]]);
  });

  test("[SIZE-12] what little may come in is shared among the pictures: lower ones, and still one of everybody", () => {
    const viewing = { layout: "immersive", ...screen } as const;
    const asked = (bandwidthBps: number) => heightsAsked(looking({ ...viewing, bandwidthBps }, 3));
    expect(asked(2_000_000)).toEqual([[360], [360], [360]]);
    expect(asked(600_000)).toEqual([[180], [180], [180]]);
    expect(asked(400_000)).toEqual([[180]]);
  });
});

test("[SIZE-11] a window that is dragged asks anew only where another layer would show it", () => {
  const stage = looking({ layout: "immersive", ...screen }, 1);
  const before = stage.focus.provider.configured;
  for (let width = 1_280; width > 900; width -= 20) {
    stage.gives({ type: "viewing-changed", viewing: { layout: "immersive", width, height: 720 } });
  }
  expect(stage.focus.provider.configured).toBe(before);
});

function looking(viewing: Viewing, cameras: number): Stage {
  const stage = new Stage().joined();
  stage.gives({ type: "viewing-changed", viewing });
  return stage.advertised(room(cameras));
}

function room(cameras: number) {
  const places = Array.from({ length: cameras }, (_, at) => [`cam${at}`, at * 1_000] as const);
  return showing({ [ana]: Object.fromEntries(places) });
}

function heightsAsked(stage: Stage): readonly (readonly number[])[] {
  return stage.focus.provider.configured.map(heightsOf);
}
