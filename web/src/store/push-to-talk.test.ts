import { expect, test } from "vitest";
import { createConferenceStore } from "./conference.ts";
import { PushToTalk } from "./push-to-talk.ts";

test("[TALK-1] a muted microphone is on while the key is held, which repeats itself", () => {
  const { talk, switched } = talking(false);
  talk.press();
  talk.press();
  talk.release();
  talk.release();
  expect(switched).toEqual([true, false]);
});

test("[TALK-1] one that is on stays on, and nothing is held", () => {
  const { talk, switched } = talking(true);
  talk.press();
  expect(talk.store.getState().isHeld).toBe(false);
  talk.release();
  expect(switched).toEqual([]);
});

test.each(["blur", "visibilitychange", "the end of the meeting"])(
  "[TALK-2] %s is as good as a release",
  (what) => {
    const { talk, switched, world, conference } = talking(false);
    talk.press();
    if (what === "blur") world.dispatchEvent(new Event(what));
    else if (what === "visibilitychange") world.hide();
    else conference.setState({ phase: { type: "left", reason: "lost", mayRejoin: true } });
    expect(switched).toEqual([true, false]);
    expect(talk.store.getState().isHeld).toBe(false);
  },
);

test("[TALK-3] muted by another hand while it is held, it stays muted", () => {
  const { talk, switched, conference } = talking(false);
  talk.press();
  conference.setState({ microphoneOn: false });
  expect(talk.store.getState().isHeld).toBe(false);
  talk.release();
  expect(switched).toEqual([true]);
});

test("[TALK-3] outside a meeting the key does nothing", () => {
  const { talk, switched, conference } = talking(false);
  conference.setState({ phase: { type: "prejoin" } });
  talk.press();
  expect(switched).toEqual([]);
});

function talking(microphoneOn: boolean) {
  const conference = createConferenceStore();
  conference.setState({ phase: { type: "in-conference" }, microphoneOn });
  const switched: boolean[] = [];
  const actions = {
    setMicrophone: (on: boolean) => {
      switched.push(on);
      conference.setState({ microphoneOn: on });
    },
  };
  const world = new FakeWindow();
  const talk = new PushToTalk(conference, actions, world as unknown as Window);
  return { talk, switched, conference, world };
}

class FakeWindow extends EventTarget {
  readonly document = Object.assign(new EventTarget(), { visibilityState: "visible" });

  hide(): void {
    this.document.visibilityState = "hidden";
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
}
