import { expect, test } from "vitest";
import { openScreen } from "./screen.ts";

test("[SHARE-4] a screen is sharp rather than smooth", async () => {
  const { media, picture } = picker();
  await openScreen(media);
  expect(picture.contentHint).toBe("detail");
});

test("[WEB-570] a tab is asked for with its sound, as it is, which the presenter goes on hearing", async () => {
  const { media, asked } = picker();
  await openScreen(media);
  expect(asked[0]?.audio).toEqual({
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    suppressLocalAudioPlayback: false,
    restrictOwnAudio: true,
  });
});

test("[WEB-570] what would have the meeting's own voices in it is not asked for", async () => {
  const { media, asked } = picker();
  await openScreen(media);
  expect(asked[0]).toMatchObject({
    selfBrowserSurface: "exclude",
    systemAudio: "exclude",
    windowAudio: "exclude",
  });
});

test("[WEB-570] the sound comes with its picture; what has none, is shown without", async () => {
  const sound = { kind: "audio" } as MediaStreamTrack;
  const { media, picture } = picker(sound);
  expect(await openScreen(media)).toEqual({ ok: true, track: picture, sound });
  const silent = picker();
  expect(await openScreen(silent.media)).toEqual({ ok: true, track: silent.picture });
});

/** A browser whose picker comes to one screen. */
function picker(sound?: MediaStreamTrack) {
  const picture = { kind: "video", contentHint: "" } as MediaStreamTrack;
  const asked: DisplayMediaStreamOptions[] = [];
  const media = {
    getDisplayMedia: async (options: DisplayMediaStreamOptions) => {
      asked.push(options);
      return { getVideoTracks: () => [picture], getAudioTracks: () => (sound ? [sound] : []) };
    },
  };
  return { media: media as unknown as MediaDevices, picture, asked };
}
