// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstChoices } from "../../store/choices.ts";
import { fakeTrack } from "../../store/fake-devices.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { showPage } from "../fake-page.tsx";
import { RemoteSound } from "./RemoteSound.tsx";

const asked: HTMLMediaElement[] = [];
const played: HTMLMediaElement[] = [];
let mayPlay = true;

beforeEach(() => {
  installFakeMedia();
  asked.length = 0;
  played.length = 0;
  mayPlay = true;
  HTMLMediaElement.prototype.play = async function play() {
    asked.push(this);
    if (!mayPlay) throw new DOMException("gesture first", "NotAllowedError");
    played.push(this);
  };
  HTMLMediaElement.prototype.setSinkId = setSinkId;
});
afterEach(cleanup);

test("[WEB-79] where the browser holds back sound, it is said, and a button turns it on", async () => {
  mayPlay = false;
  showPage(<RemoteSound />, { remoteAudio: [voice] });
  const button = await screen.findByRole("button", { name: "Turn on sound" });
  expect(screen.getByRole("alert").textContent).toContain("holds back the sound");
  mayPlay = true;
  await userEvent.click(button);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(new Set(played).size).toBe(1);
});

test("[WEB-79] what another gesture has let play is not held back any more", async () => {
  mayPlay = false;
  showPage(<RemoteSound />, { remoteAudio: [voice] });
  await screen.findByRole("button", { name: "Turn on sound" });
  act(() => void asked[0]?.dispatchEvent(new Event("playing")));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("[WEB-332] the others are heard from the chosen speaker, and from another once that is chosen", async () => {
  const { page, fake } = showPage(<RemoteSound />, { remoteAudio: [voice] });
  fake.allowed = true;
  fake.speakers = ["desk", "hall"];
  await act(async () => page.devices.open({ ...firstChoices, cameras: 0, speaker: "hall" }));
  await expect.poll(() => played[0]?.sinkId).toBe("hall");
  await act(async () => page.devices.change({ ...firstChoices, cameras: 0, speaker: "desk" }));
  await expect.poll(() => played[0]?.sinkId).toBe("desk");
  expect(played).toHaveLength(1);
});

test("[WEB-519] of who is silenced nothing is heard, from the first moment, until they are heard again", async () => {
  const { page, conference } = showPage(<RemoteSound />, { remoteAudio: [voice, other] });
  await expect.poll(() => played).toHaveLength(2);
  act(() => page.silenced.set(voice.entity, true));
  expect(played.map(({ muted }) => muted)).toEqual([true, false]);
  const mutedAtFirst: boolean[] = [];
  HTMLMediaElement.prototype.play = async function play() {
    mutedAtFirst.push(this.muted);
  };
  const again = { ...voice, track: fakeTrack("back", "audio") };
  act(() => conference.setState({ remoteAudio: [again, other] }));
  expect(mutedAtFirst).toEqual([true]);
  act(() => page.silenced.set(voice.entity, false));
  expect(played.map(({ muted }) => muted)).toEqual([true, false]);
});

const other = { entity: "sip:cleo", track: fakeTrack("other", "audio") };
const voice = { entity: "sip:ben", track: fakeTrack("voice", "audio") };

async function setSinkId(this: HTMLMediaElement, sinkId: string) {
  Object.defineProperty(this, "sinkId", { configurable: true, value: sinkId });
}
