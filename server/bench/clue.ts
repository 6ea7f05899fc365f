import {
  type Advertisement,
  type AdvertisementContent,
  type Capture,
  type CaptureId,
  type Configure,
  checkAdvertisement,
  checkConfigure,
  type EncodingGroup,
  type EncodingGroupId,
  type EncodingId,
  type PersonId,
  parseClueMessage,
  printClueMessage,
  type SceneId,
  type SceneViewId,
} from "@parley/shared/clue";

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this. */
  readonly goal?: number;
}

const ROOMS = 50;
const POSITIONS = ["left", "centre", "right"] as const;
/** Runs in a batch; the best of the batches counts, since other work on the machine only ever adds. */
const RUNS = 25;
const BATCHES = 40;

/**
 * CPU time of what a focus does with CLUE messages, on one core: the advertisement of a large conference, every object
 * of it new, so that no text made before serves again; then reading and checking it; and what a configure costs.
 */
export function bench(): BenchRow[] {
  const text = printClueMessage(advertisementOf(contentOf()));
  const content = contentOf();
  const configure = printClueMessage(configureOf(content));
  const perConfigure = cost(() => handleConfigure(configure, content));
  const prefix = `CLUE advertisement, ${ROOMS} rooms of ${POSITIONS.length} cameras`;
  return [
    { name: `${prefix}, length`, value: text.length / 1_000, unit: "kB" },
    {
      name: `${prefix}, built and printed`,
      value: cost(() => printClueMessage(advertisementOf(contentOf()))),
      unit: "ms CPU",
      goal: 2,
    },
    { name: `${prefix}, read`, value: cost(() => parseClueMessage(text)), unit: "ms CPU", goal: 3 },
    { name: `${prefix}, checked`, value: cost(() => checkAdvertisement(content)), unit: "ms CPU" },
    {
      name: "CLUE configure of 9 captures, read, checked, answered",
      value: perConfigure,
      unit: "ms CPU",
    },
    { name: "CLUE configures", value: 1_000 / perConfigure, unit: "messages/s of CPU" },
  ];
}

function handleConfigure(text: string, content: AdvertisementContent): string {
  const result = parseClueMessage(text);
  const fault =
    result.ok && result.value.type === "configure"
      ? checkConfigure(result.value.captureEncodings, content)
      : { code: 300 };
  if (fault) throw new Error(`a good configure was refused with ${fault.code}`);
  return printClueMessage({
    type: "configureResponse",
    version: "1.0",
    sequenceNr: 8,
    responseCode: 200,
    confSequenceNr: 41,
  });
}

/** Milliseconds of CPU for one run. */
function cost(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const before = process.cpuUsage();
    for (let count = 0; count < RUNS; count += 1) run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1_000 / RUNS);
  }
  return best;
}

function advertisementOf(content: AdvertisementContent): Advertisement {
  return { type: "advertisement", clueId: "focus", version: "1.0", sequenceNr: 7, content };
}

function configureOf(content: AdvertisementContent): Configure {
  const captureEncodings = content.captures
    .filter(({ mediaType }) => mediaType === "video")
    .slice(0, 9)
    .map(({ captureId }, index) => ({
      id: `ce${index}`,
      captureId,
      encodingId: `video-${index}` as EncodingId,
    }));
  return {
    type: "configure",
    clueId: "ann",
    version: "1.0",
    sequenceNr: 41,
    advSequenceNr: 7,
    captureEncodings,
  };
}

/** Every room as a scene of three cameras side by side, one picture of them, a microphone, and one person in it. */
function contentOf(): AdvertisementContent {
  const rooms = Array.from({ length: ROOMS }, (_, index) => roomOf(index));
  return {
    captures: rooms.flatMap(({ captures }) => captures),
    encodingGroups: [groupOf("video", ROOMS * POSITIONS.length), groupOf("audio", ROOMS)],
    scenes: rooms.map(({ scene }) => scene),
    people: rooms.map(({ person }) => person),
  };
}

function roomOf(index: number) {
  const sceneId = `s${index}-room` as SceneId;
  const personId = `u${index}` as PersonId;
  const common = { sceneId, source: { type: "individual" }, languages: [] } as const;
  const cameras = POSITIONS.map((position, place): Capture => {
    const [x, y, z] = [place * 1_000 - 1_500, 3_000, 562];
    return {
      ...common,
      captureId: `p${index}-${position}` as CaptureId,
      mediaType: "video",
      spatial: {
        captureArea: {
          bottomLeft: { x, y, z: 0 },
          bottomRight: { x: x + 1_000, y, z: 0 },
          topLeft: { x, y, z },
          topRight: { x: x + 1_000, y, z },
        },
      },
      encodingGroupId: "EG-video" as EncodingGroupId,
      descriptions: [{ text: `${position} camera` }],
      capturedPeople: [personId],
    };
  });
  const microphone: Capture = {
    ...common,
    captureId: `p${index}-mic` as CaptureId,
    mediaType: "audio",
    spatial: { captureOrigin: { capturePoint: { x: 0, y: 0, z: 0 } } },
    encodingGroupId: "EG-audio" as EncodingGroupId,
    descriptions: [{ text: "Microphone" }],
    capturedPeople: [personId],
  };
  const onePicture = onePictureOf(index, sceneId);
  const views = [cameras, [microphone], [onePicture]].map((captures, view) => ({
    sceneViewId: viewName(sceneId, view),
    descriptions: [],
    captures: captures.map(({ captureId }) => captureId),
  }));
  return {
    captures: [...cameras, microphone, onePicture],
    scene: { sceneId, scale: "mm", descriptions: [{ text: `Room ${index}` }], views } as const,
    person: { personId, name: `Person ${index}`, uri: `sip:p${index}@example.org`, types: [] },
  };
}

/** What a focus adds to a room of several cameras: that which the voice is at. */
function onePictureOf(index: number, sceneId: SceneId): Capture {
  return {
    captureId: `p${index}_one` as CaptureId,
    mediaType: "video",
    sceneId,
    source: {
      type: "multiple",
      content: { captures: [], sceneViews: [viewName(sceneId, 0)] },
      policy: "SoundLevel:0",
      maxCaptures: { count: 1, exact: false },
    },
    encodingGroupId: "EG-video" as EncodingGroupId,
    descriptions: [],
    languages: [],
    capturedPeople: [],
  };
}

function viewName(sceneId: SceneId, at: number): SceneViewId {
  return `${sceneId}.${at + 1}` as SceneViewId;
}

function groupOf(kind: "video" | "audio", count: number): EncodingGroup {
  return {
    encodingGroupId: `EG-${kind}` as EncodingGroupId,
    maxGroupBandwidthBps: count * 2_500_000,
    encodings: Array.from({ length: count }, (_, index) => `${kind}-${index}` as EncodingId),
  };
}
