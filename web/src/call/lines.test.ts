import { label, type Mid } from "@parley/shared/sdp";
import { expect, test } from "vitest";
import { Lines } from "./lines.ts";
import type { OwnTracks } from "./own-tracks.ts";

test("[SRC-7] another track goes onto the line of its label, and no other line is touched", () => {
  const { lines, done } = linesWith({ cameras: cameras("a"), microphone: named("mic") });
  lines.setTracks({ cameras: cameras("b"), microphone: named("mic") });
  expect(done()).toEqual(["centre: b"]);
});

test("[SRC-7] of changes that overtake each other the last one is made", () => {
  const { lines, done } = linesWith({ cameras: cameras("a") });
  lines.setTracks({ cameras: cameras("b") });
  lines.setTracks({ cameras: cameras("a") });
  lines.setTracks({ cameras: new Map() });
  lines.setTracks({ cameras: cameras("a") });
  expect(done()).toEqual(["centre: b", "centre: a", "centre: nothing", "centre: a"]);
});

test("[SRC-7] a screen has a line of its own, empty before and after", () => {
  const { lines, done } = linesWith({ cameras: cameras("a") });
  lines.setTracks({ cameras: cameras("a"), presentation: named("screen") });
  lines.setTracks({ cameras: cameras("a") });
  expect(done()).toEqual(["presentation: screen", "presentation: nothing"]);
});

test("[SRC-8] a screen is sent whole and sharp, a camera in layers", async () => {
  const { lines, senders } = linesWith({ cameras: cameras("a"), presentation: named("screen") });
  const [screen, camera] = [senders[4], senders[2]];
  lines.setSending({
    type: "set-sending",
    label: label("presentation"),
    active: true,
    heights: [],
  });
  lines.setSending({ type: "set-sending", label: label("centre"), active: true, heights: [720] });
  await expect.poll(() => screen?.parameters.encodings[0]?.active).toBe(true);
  expect(screen?.parameters.encodings).toHaveLength(1);
  expect(screen?.parameters.degradationPreference).toBe("maintain-resolution");
  await expect.poll(() => camera?.parameters.encodings.map(({ active }) => active)).toContain(true);
  expect(camera?.parameters.encodings).toHaveLength(3);
  expect(camera?.parameters).not.toHaveProperty("degradationPreference");
});

test("[CALL-100] what the focus wishes for is the most that is sent on a line", async () => {
  const { lines, senders } = linesWith({ cameras: cameras("a"), presentation: named("screen") });
  const [screen, camera] = [senders[4], senders[2]];
  lines.setLimits(limits({ centre: 1_000_000, presentation: 900_000 }));
  lines.setSending(sends("presentation", []));
  lines.setSending(sends("centre", [180, 720]));
  await expect.poll(() => bitratesOf(screen)).toEqual([900_000]);
  await expect.poll(() => bitratesOf(camera)).toEqual([80_000, 920_000]);
});

test("[CALL-100] another wish of the focus's holds once it has been answered", async () => {
  const { lines, senders } = linesWith({ cameras: cameras("a") });
  lines.setLimits(limits({ centre: 1_000_000 }));
  lines.setSending(sends("centre", [720]));
  await expect.poll(() => bitratesOf(senders[2])).toEqual([1_000_000]);
  lines.setLimits(limits({ centre: 400_000 }));
  expect(bitratesOf(senders[2])).toEqual([1_000_000]);
  lines.settle();
  await expect.poll(() => bitratesOf(senders[2])).toEqual([400_000]);
});

test("[CALL-100] a line of which it says nothing has the page's own limits", async () => {
  const { lines, senders } = linesWith({ cameras: cameras("a") });
  lines.setSending(sends("centre", []));
  await expect.poll(() => bitratesOf(senders[2])).toEqual([200_000, 700_000, 2_500_000]);
});

test("[CALL-100] a limit that is taken away leaves every line the page's own", async () => {
  const { lines, senders } = linesWith({ cameras: cameras("a"), presentation: named("screen") });
  const bitrates = () => [0, 2, 4].flatMap((nth) => bitratesOf(senders[nth]));
  lines.setLimits(limits({ mic: 20_000, centre: 1_000_000, presentation: 900_000 }));
  for (const name of ["mic", "centre", "presentation"] as const) lines.setSending(sends(name, []));
  await expect.poll(bitrates).toEqual([20_000, 80_000, 280_000, 640_000, 900_000]);
  lines.setLimits(new Map());
  lines.settle();
  await expect.poll(bitrates).toEqual([64_000, 200_000, 700_000, 2_500_000, 2_500_000]);
});

test("[CALL-102] what a description undoes while it is being done is done once more", async () => {
  const { lines, senders } = linesWith({ cameras: cameras("a") });
  const camera = senders[2];
  const undone = camera?.getParameters();
  lines.setSending(sends("centre", []));
  if (camera && undone) camera.parameters = undone;
  lines.settle();
  await expect.poll(() => bitratesOf(camera)).toEqual([200_000, 700_000, 2_500_000]);
});

test("[CALL-102] a browser that takes a change and does not make it is not asked for ever", async () => {
  const { lines, senders } = linesWith({ cameras: cameras("a") });
  const [, , camera] = senders;
  let asked = 0;
  Object.assign(camera ?? {}, {
    setParameters: async () => {
      asked += 1;
    },
  });
  lines.setSending(sends("centre", []));
  await expect.poll(() => asked).toBe(1);
  lines.settle();
  await expect.poll(() => asked).toBe(2);
});

test("[CALL-103] for a wish only its own line's parameters are read", async () => {
  const { lines, senders } = linesWith({ cameras: cameras("a") });
  lines.setSending(sends("left", []));
  await expect.poll(() => bitratesOf(senders[1])).toHaveLength(3);
  const read = senders[1]?.read;
  lines.setSending(sends("centre", []));
  await expect.poll(() => bitratesOf(senders[2])).toHaveLength(3);
  expect(senders[1]?.read).toBe(read);
});

test("[WEB-468] the browser is asked once for its codecs of each kind, and once for a line to be changed", async () => {
  const { lines, senders, kinds } = linesWith({ cameras: cameras("a") });
  expect(kinds).toEqual(["audio", "video"]);
  lines.setSending(sends("centre", []));
  await expect.poll(() => bitratesOf(senders[2])).toHaveLength(3);
  await Promise.resolve();
  expect(senders[2]?.read).toBe(1);
});

function sends(name: string, heights: readonly number[]) {
  return { type: "set-sending", label: label(name), active: true, heights } as const;
}

/** By the mids of `linesWith`, which are the labels. */
function limits(byLabel: Readonly<Record<string, number>>): ReadonlyMap<Mid, number> {
  return new Map(Object.entries(byLabel).map(([name, limit]) => [name as Mid, limit]));
}

function bitratesOf(sender: FakeSender | undefined): readonly (number | undefined)[] {
  const sent = sender?.parameters.encodings.filter(({ active }) => active) ?? [];
  return sent.map(({ maxBitrate }) => maxBitrate);
}

/** The order of the first offer. */
const labels = ["mic", "left", "centre", "right", "presentation"];

class FakeSender {
  readonly told: string[] = [];
  /** How often its parameters were read. */
  read = 0;
  track: MediaStreamTrack | null;
  parameters: RTCRtpSendParameters;

  constructor(track: MediaStreamTrack | null, encodings: RTCRtpEncodingParameters[]) {
    this.track = track;
    const rest = { transactionId: "", codecs: [], headerExtensions: [], rtcp: {} };
    this.parameters = { ...rest, encodings: encodings.map((encoding) => ({ ...encoding })) };
  }

  /** As a browser's: the track is another one only later. */
  async replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.told.push(track?.id ?? "nothing");
    await Promise.resolve();
    this.track = track;
  }

  getParameters(): RTCRtpSendParameters {
    this.read += 1;
    return structuredClone(this.parameters);
  }

  async setParameters(parameters: RTCRtpSendParameters): Promise<void> {
    this.parameters = parameters;
  }
}

function linesWith(tracks: OwnTracks) {
  const senders: FakeSender[] = [];
  const connection = {
    addTransceiver(of: MediaStreamTrack | string, init: RTCRtpTransceiverInit) {
      const sender = new FakeSender(typeof of === "string" ? null : of, init.sendEncodings ?? []);
      const mid = init.direction === "sendonly" ? labels[senders.length] : undefined;
      if (mid) senders.push(sender);
      return { mid: mid ?? null, sender, setCodecPreferences: () => undefined };
    },
  };
  const kinds: string[] = [];
  const getCapabilities = (kind: string) => {
    kinds.push(kind);
    return { codecs: [] };
  };
  Object.assign(globalThis, { RTCRtpReceiver: { getCapabilities } });
  const lines = new Lines(connection as unknown as RTCPeerConnection, tracks);
  const done = () =>
    senders.flatMap(({ told }, at) => told.map((track) => `${labels[at]}: ${track}`));
  return { lines, senders, kinds, done };
}

const known = new Map<string, MediaStreamTrack>();

/** The same object for the same name. */
function named(id: string): MediaStreamTrack {
  const track = known.get(id) ?? ({ id, getSettings: () => ({ height: 720 }) } as MediaStreamTrack);
  known.set(id, track);
  return track;
}

function cameras(centre: string): OwnTracks["cameras"] {
  return new Map([["centre", named(centre)]]);
}
