import { expect, test } from "vitest";
import { deviceErrorOf } from "./device-error.ts";
import { loudness, soundOf } from "./level.ts";
import { createRealDevices } from "./real-devices.ts";
import { openScreen } from "./screen.ts";

test.each([
  ["NotAllowedError", "Permission denied", "not-allowed-by-site"],
  ["NotAllowedError", "Permission denied by system", "not-allowed-by-system"],
  ["NotReadableError", "Could not start video source", "in-use"],
  ["NotFoundError", "Requested device not found", "not-found"],
  ["TypeError", "", "unavailable"],
])("[WEB-10] %s (%s) is %s", (name, message, error) => {
  expect(deviceErrorOf(thrown(name, message))).toBe(error);
});

test.each([
  ["Permission denied", "denied", "not-allowed-by-site"],
  // The person closed the question, or the browser was not told to remember the answer.
  ["Permission dismissed", "prompt", "not-allowed-by-site"],
  ["Permission denied", "granted", "not-allowed-by-system"],
  ["Permission denied by system", "prompt", "not-allowed-by-system"],
] as const)(
  "[WEB-10] refused (%s) where the site's settings say %s is %s",
  async (message, state, error) => {
    const refused = thrown("NotAllowedError", message);
    const media = mediaWith({ video: refused, audio: refused });
    const devices = createRealDevices(media, {
      of: async () => state,
      whenChanged: () => () => {},
    });
    expect(await devices.openCamera("a")).toEqual({ ok: false, error });
    expect(await devices.openBoth()).toEqual([
      { ok: false, error },
      { ok: false, error },
    ]);
  },
);

test("[WEB-11] a camera in use leaves the microphone", async () => {
  const devices = createRealDevices(mediaWith({ video: thrown("NotReadableError"), audio: "mic" }));
  const [camera, microphone] = await devices.openBoth();
  expect(camera).toEqual({ ok: false, error: "in-use" });
  expect(microphone).toMatchObject({ ok: true, track: { id: "mic" } });
});

test("[WEB-12] both are asked for with one question, and a no is not asked again", async () => {
  const allowing = mediaWith({ video: "cam", audio: "mic" });
  await createRealDevices(allowing).openBoth();
  expect(allowing.asked).toHaveLength(1);
  const refusing = mediaWith({ video: thrown("NotAllowedError"), audio: "mic" });
  const [camera, microphone] = await createRealDevices(refusing).openBoth();
  expect(refusing.asked).toHaveLength(1);
  expect([camera.ok, microphone.ok]).toEqual([false, false]);
});

test("[WEB-13] a camera that cannot do the wished size is opened without the wish", async () => {
  const media = mediaWith({ video: "cam", fussy: true });
  expect(await createRealDevices(media).openCamera("usb")).toMatchObject({ ok: true });
  expect(media.asked.slice(1)).toEqual([
    { video: { deviceId: { exact: "usb" } } },
    { video: true },
  ]);
});

test("[WEB-14] a page without media devices has none, and does not throw", async () => {
  const devices = createRealDevices(undefined);
  expect(await devices.openCamera()).toEqual({ ok: false, error: "unavailable" });
  expect(await devices.openBoth()).toEqual([
    { ok: false, error: "unavailable" },
    { ok: false, error: "unavailable" },
  ]);
  expect(await devices.available()).toEqual({ cameras: [], microphones: [], speakers: [] });
});

test.each([
  ["NotAllowedError", "Permission denied", "cancelled"],
  ["NotAllowedError", "Permission denied by user", "cancelled"],
  ["AbortError", "", "cancelled"],
  ["NotAllowedError", "Permission denied by system", "not-allowed-by-system"],
  [
    "NotAllowedError",
    'Access to the feature "display-capture" is disallowed by permissions policy.',
    "not-allowed-by-site",
  ],
  ["NotReadableError", "Could not start video source", "in-use"],
])("[SHARE-4] of a screen, %s (%s) is %s", async (name, message, error) => {
  const media = { getDisplayMedia: async () => Promise.reject(thrown(name, message)) };
  expect(await openScreen(media as unknown as MediaDevices)).toEqual({ ok: false, error });
});

test("[SHARE-4] a browser without screens to show says so, and does not throw", async () => {
  const unavailable = { ok: false, error: "unavailable" };
  expect(await openScreen(undefined)).toEqual(unavailable);
  expect(await openScreen({} as MediaDevices)).toEqual(unavailable);
});

test("[HEAR-1] silence is nothing at all, not a quiet room", () => {
  expect(soundOf(new Float32Array(64))).toEqual({ level: 0, silent: true });
  expect(soundOf(new Float32Array(64).fill(10 ** -4)).silent).toBe(false);
});

test("[WEB-15] the level is 0 for silence, 1 for full scale and half at -30 dBFS", () => {
  expect(loudness(new Float32Array(64))).toBe(0);
  expect(loudness(new Float32Array(64).fill(1))).toBe(1);
  expect(loudness(new Float32Array(64).fill(10 ** -1.5))).toBeCloseTo(0.5);
});

interface World {
  readonly video?: string | Error;
  readonly audio?: string | Error;
  readonly fussy?: boolean;
}

function mediaWith(world: World) {
  const asked: MediaStreamConstraints[] = [];
  const media = {
    asked,
    async getUserMedia(constraints: MediaStreamConstraints) {
      asked.push(constraints);
      if (world.fussy && constraints.video !== true) throw thrown("OverconstrainedError");
      const tracks = (["video", "audio"] as const)
        .filter((kind) => constraints[kind])
        .map((kind) => {
          const outcome = world[kind];
          if (typeof outcome !== "string") throw outcome ?? thrown("NotFoundError");
          return { kind, id: outcome };
        });
      return { getTracks: () => tracks };
    },
  };
  return media as unknown as MediaDevices & { asked: MediaStreamConstraints[] };
}

function thrown(name: string, message = ""): Error {
  return Object.assign(new Error(message), { name });
}
