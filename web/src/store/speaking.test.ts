import { expect, test } from "vitest";
import { createConferenceStore } from "./conference.ts";
import { fakeTrack } from "./fake-devices.ts";
import { type LastHeard, Speaking, withHeard } from "./speaking.ts";

test("[WEB-141] who is loud speaks at once, and for 700 ms after the last word", () => {
  const heard = withHeard(new Map(), new Map([["ben", 0.5]]), 1_000);
  expect(names(heard)).toEqual(["ben"]);
  const quiet = new Map([["ben", 0.1]]);
  expect(names(withHeard(heard, quiet, 1_699))).toEqual(["ben"]);
  expect(names(withHeard(heard, quiet, 1_700))).toEqual([]);
});

test("[WEB-141] a ventilator does not speak", () => {
  expect(names(withHeard(new Map(), new Map([["ben", 0.3]]), 0))).toEqual([]);
});

test("[WEB-141] each word counts anew, and others are not disturbed", () => {
  const first = withHeard(new Map(), new Map([["ben", 0.5]]), 0);
  const again = withHeard(first, new Map([["ben", 0.5]]), 600);
  const both = withHeard(again, new Map([["cleo", 0.9]]), 1_200);
  expect(names(both)).toEqual(["ben", "cleo"]);
  expect(names(withHeard(both, new Map(), 1_300))).toEqual(["cleo"]);
});

test("[WEB-521] everybody is heard once, however many look, and nobody while none does", () => {
  const { conference, speaking, watched, begun } = listening();
  const forget = [speaking.look(), speaking.look()];
  expect(watched()).toEqual(["ben"]);
  conference.setState({ remoteAudio: [...conference.getState().remoteAudio] });
  expect(begun()).toBe(1);
  conference.setState({ remoteAudio: [voice("ben"), voice("cleo")] });
  expect(watched()).toEqual(["ben cleo"]);
  forget[0]?.();
  expect(watched()).toEqual(["ben cleo"]);
  forget[1]?.();
  expect(watched()).toEqual([]);
});

test("[WEB-521] whoever is loud is told by name, and nobody of those who are gone", () => {
  const { conference, speaking, hear } = listening();
  speaking.look();
  hear(0.5);
  expect([...speaking.store.getState()]).toEqual(["ben"]);
  const before = speaking.store.getState();
  hear(0.6);
  expect(speaking.store.getState()).toBe(before);
  conference.setState({ remoteAudio: [] });
  expect([...speaking.store.getState()]).toEqual([]);
});

/** Whom it listens to is told by their tracks; `hear` says how loud these are. */
function listening() {
  const conference = createConferenceStore();
  conference.setState({ remoteAudio: [voice("ben")] });
  let begun = 0;
  const watches = new Map<string, (levels: readonly number[]) => void>();
  const speaking = new Speaking(conference, {
    watch(tracks, tell) {
      begun += 1;
      const which = tracks.map(({ id }) => id).join(" ");
      watches.set(which, tell);
      return () => void watches.delete(which);
    },
    now: () => 0,
  });
  return {
    conference,
    speaking,
    begun: () => begun,
    watched: () => [...watches.keys()],
    hear: (...levels: number[]) => {
      for (const tell of watches.values()) tell(levels);
    },
  };
}

function voice(entity: string) {
  return { entity, track: fakeTrack(entity, "audio") };
}

function names(heard: LastHeard): readonly string[] {
  return [...heard.keys()];
}
