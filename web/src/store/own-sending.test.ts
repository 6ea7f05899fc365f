import { expect, test } from "vitest";
import type { Call } from "../call/call.ts";
import type { OwnTracks } from "../call/own-tracks.ts";
import { createConferenceStore } from "./conference.ts";
import { fakeTrack } from "./fake-devices.ts";
import { createOwnSending } from "./own-sending.ts";

test("[WEB-573] the sound of a screen goes out on the microphone's line, and the microphone after it", () => {
  const { sending, heard } = inCall();
  sending.actions.setSources({ cameras: [], microphone, sound });
  sending.actions.setSources({ cameras: [], microphone });
  expect(heard).toEqual(["sound", "microphone"]);
});

test("[WEB-573] a call that is made anew begins with the sound of the screen that is shown", () => {
  const { sending } = inCall();
  expect(sending.begin({ cameras: [], microphone, sound }).tracks.microphone).toBe(sound);
});

test("[WEB-574] muting is the microphone's: the sound of a screen goes on", () => {
  const { sending, told } = inCall();
  sending.actions.setSources({ cameras: [], microphone, sound });
  sending.actions.setMicrophone(false);
  expect([microphone.enabled, sound.enabled]).toEqual([false, true]);
  expect(told.at(-1)).toEqual({ type: "microphone-switched", on: false });
  sending.actions.setMicrophone(true);
  expect(microphone.enabled).toBe(true);
});

test("[WEB-574] a screen that is heard is no microphone: of who has none, that is told all the same", () => {
  const { sending, told, heard } = inCall();
  sending.actions.setSources({ cameras: [], sound });
  expect(heard).toEqual(["sound"]);
  expect(told.at(-1)).toMatchObject({ microphoneMissing: true });
});

const [microphone, sound] = [track("microphone"), track("sound")];

function track(id: string): MediaStreamTrack {
  return Object.assign(fakeTrack(id, "audio"), { enabled: true });
}

/** What the microphone's line was told to send, and what the call was told. */
function inCall() {
  const heard: (string | undefined)[] = [];
  const told: unknown[] = [];
  const call = {
    setTracks: (tracks: OwnTracks) => void heard.push(tracks.microphone?.id),
    give: (input: unknown) => void told.push(input),
  };
  const sending = createOwnSending(createConferenceStore(), () => call as unknown as Call);
  return { sending, heard, told };
}
