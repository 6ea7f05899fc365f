// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { showPage } from "../fake-page.tsx";
import { SpeakerPicker } from "./SpeakerPicker.tsx";

/** What a browser that lets a page choose has on every element that sounds. */
const sink = { setSinkId: async () => undefined };

beforeEach(() => void Object.assign(HTMLMediaElement.prototype, sink));
afterEach(() => {
  cleanup();
  Reflect.deleteProperty(HTMLMediaElement.prototype, "setSinkId");
});

test("[WEB-169] the speaker is the system's until another is chosen, and can be it again", async () => {
  const { page } = await shown("default", "headset");
  const picker = () => screen.getByRole("combobox", { name: "Speaker" });
  const names = [...picker().querySelectorAll("option")].map(({ textContent }) => textContent);
  expect(names).toEqual(["Default speaker", "headset"]);
  await userEvent.selectOptions(picker(), "headset");
  expect(page.devices.store.getState().speaker).toBe("headset");
  expect(page.kept.choices()?.speaker).toBe("headset");
  await userEvent.selectOptions(picker(), "Default speaker");
  expect(page.kept.choices()).not.toHaveProperty("speaker");
});

test("[WEB-169] where a browser lets no page choose, the speaker can only be tested", async () => {
  Reflect.deleteProperty(HTMLMediaElement.prototype, "setSinkId");
  await shown("default", "headset");
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.getByRole("button", { name: "Test speaker" })).toBeDefined();
});

test("[WEB-169] while the test is heard, its button says so and plays no second one", async () => {
  let heard = () => {};
  const tests: number[] = [];
  Object.assign(globalThis, {
    AudioContext: audioThat(
      () => tests.push(1),
      (end) => (heard = end),
    ),
  });
  await shown("default", "headset");
  await userEvent.click(screen.getByRole("button", { name: "Test speaker" }));
  await userEvent.click(screen.getByRole("button", { name: "Playing…" }));
  expect(tests).toHaveLength(1);
  await expect.poll(() => heard.name).toBe("end");
  await act(async () => heard());
  expect(await screen.findByRole("button", { name: "Test speaker" })).toBeDefined();
});

async function shown(...speakers: string[]) {
  const page = showPage(<SpeakerPicker />);
  page.fake.microphones = ["mic"];
  page.fake.speakers = speakers;
  act(() => page.page.visit.enter("review", "?name=Ada&cameras=0"));
  await expect.poll(() => page.page.devices.store.getState().available).toBeDefined();
  return page;
}

/** An audio context that tells when one is made, and gives out how to end what it plays. */
function audioThat(made: () => void, playing: (end: () => void) => void) {
  Object.assign(HTMLMediaElement.prototype, { play: async () => undefined });
  Object.assign(globalThis, {
    AudioBufferSourceNode: class extends EventTarget {
      connect() {}
      start() {
        const end = () => void this.dispatchEvent(new Event("ended"));
        playing(end);
      }
    },
  });
  return class {
    constructor() {
      made();
    }
    createMediaStreamDestination() {
      return { stream: null };
    }
    createBuffer() {
      return { copyToChannel() {} };
    }
    async close() {}
  };
}
