import { label } from "@parley/shared/sdp";
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

/** The order of the first offer. */
const labels = ["mic", "left", "centre", "right", "presentation"];

class FakeSender {
  readonly told: string[] = [];
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
      if (init.direction === "sendonly") senders.push(sender);
      return { mid: null, sender, setCodecPreferences: () => undefined };
    },
  };
  Object.assign(globalThis, { RTCRtpReceiver: { getCapabilities: () => ({ codecs: [] }) } });
  const lines = new Lines(connection as unknown as RTCPeerConnection, tracks);
  const done = () =>
    senders.flatMap(({ told }, at) => told.map((track) => `${labels[at]}: ${track}`));
  return { lines, senders, done };
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
