import { expect, test } from "vitest";
import { type Choices, firstChoices, simulatedChoices } from "./choices.ts";
import { createConferenceStore } from "./conference.ts";
import { entryOf } from "./entry.ts";
import { fakeStorage } from "./fake-storage.ts";
import { comesBack, createKept, type Kept, keepLook, keepMark } from "./kept.ts";

test("[WEB-40] a plain link opens pre-join with what was chosen last time", () => {
  const kept = keptIn({}, {});
  kept.keepChoices({ ...firstChoices, name: "Ada", cameras: 2 });
  const { choices, joinAtOnce } = entryOf("review", "", kept);
  expect(choices).toMatchObject({ name: "Ada", cameras: 2 });
  expect(joinAtOnce).toBe(false);
});

test("[WEB-41] the link's parameters go before what was kept", () => {
  const kept = keptIn({}, {});
  kept.keepChoices({ ...firstChoices, name: "Ada" });
  const { choices, joinAtOnce } = entryOf("review", "?name=Ben&cameras=2&simulate=1&join=1", kept);
  expect(choices).toMatchObject({ name: "Ben", cameras: 2, microphone: { type: "simulated" } });
  expect(choices.seats.left).toEqual({ type: "simulated" });
  expect(joinAtOnce).toBe(true);
});

test.each([
  ["?simulate=1", 3],
  ["?simulate=1&cameras=0", 0],
  ["?cameras=3", 3],
  ["?cameras=4", 1],
  ["?cameras=", 1],
  ["?cameras=x", 1],
])("[WEB-41] %s means %i cameras", (search, cameras) => {
  expect(entryOf("review", search, keptIn({}, {})).choices.cameras).toBe(cameras);
});

test("[WEB-42] a reload in the meeting goes straight back, as it was; elsewhere it does not", () => {
  const kept = keptIn({}, {});
  const inside = { ...simulatedChoices(firstChoices, 3), name: "Ada", microphoneOn: false };
  kept.keepMark("review", inside);
  expect(entryOf("review", "?name=Ben", kept)).toEqual({ choices: inside, joinAtOnce: true });
  expect(entryOf("standup", "", kept).joinAtOnce).toBe(false);
  kept.clearMark();
  expect(entryOf("review", "", kept).joinAtOnce).toBe(false);
});

test("[WEB-42] a lost page comes back after a reload; one that left, was removed or refused does not", () => {
  expect(comesBack({ type: "in-conference" })).toBe(true);
  expect(comesBack({ type: "joining" })).toBeUndefined();
  expect(comesBack({ type: "prejoin" })).toBeUndefined();
  expect(comesBack({ type: "prejoin", refusal: { status: 404 } })).toBe(false);
  const left = (["left", "removed", "ended", "asleep", "replaced", "refused", "lost"] as const).map(
    (reason) => comesBack({ type: "left", reason, mayRejoin: true }),
  );
  expect(left).toEqual([false, false, false, false, false, false, undefined]);
});

test("[WEB-515] how one looks at the others outlives a reload, for its own meeting, and goes with the mark", () => {
  const kept = keptIn({}, {});
  const store = createConferenceStore();
  keepLook(store, kept);
  keepMark(store, kept, () => firstChoices);
  const pinned = { type: "camera", room: "sip:ana@x", captureId: "VC1" } as const;
  store.setState({ conference: "review", phase: { type: "in-conference" }, layout: "gallery" });
  store.setState({ pinned, switching: "segment", savesData: true });
  const look = { layout: "gallery", switching: "segment", savesData: true, pinned };
  expect(kept.look("review")).toEqual(look);
  expect(kept.look("standup")).toBeUndefined();
  store.setState({ pinned: undefined });
  expect(kept.look("review")).not.toHaveProperty("pinned");
  store.setState({ phase: { type: "left", reason: "left", mayRejoin: true } });
  expect(kept.look("review")).toBeUndefined();
  store.setState({ phase: { type: "in-conference" } });
  expect(kept.look("review")).toMatchObject({ layout: "gallery" });
});

test.each([
  ["a layout that there is not", { layout: "mosaic" }, undefined],
  ["a switching that there is not", { switching: "both" }, undefined],
  ["a word for saving data", { savesData: "yes" }, undefined],
  ["a pin of nothing", { pinned: { type: "room" } }, {}],
  ["a pin of a camera of no room", { pinned: { type: "camera", captureId: "VC1" } }, {}],
  ["a pin of another kind", { pinned: { type: "hat", room: "a" } }, {}],
  [
    "a room",
    { pinned: { type: "room", room: "a", hat: 1 } },
    { pinned: { type: "room", room: "a" } },
  ],
  [
    "a presentation",
    { pinned: { type: "presentation", captureId: "VP" } },
    { pinned: { type: "presentation", captureId: "VP" } },
  ],
])("[WEB-516] of what is kept of the look only what is one is taken: %s", (_, wrong, read) => {
  const plain = { layout: "gallery", switching: "auto", savesData: false } as const;
  const kept = keptIn({}, { "parley.look": JSON.stringify(["review", { ...plain, ...wrong }]) });
  expect(kept.look("review")).toEqual(read && { ...plain, ...read });
});

test("[WEB-371] the mark is written when what it says has changed, not whenever anything happens", () => {
  const store = createConferenceStore();
  const told: string[] = [];
  let choices = firstChoices;
  const kept = {
    keepMark: (conference: string, { microphoneOn, cameras }: Choices) =>
      void told.push(`${conference} ${cameras} ${microphoneOn}`),
    clearMark: () => void told.push("cleared"),
  };
  keepMark(store, kept, () => choices);
  store.setState({ conference: "review", phase: { type: "in-conference" } });
  store.setState({ handRaised: true });
  store.setState({ microphoneOn: false });
  choices = { ...choices, cameras: 2 };
  store.setState({ handRaised: false });
  store.setState({ handRaised: true });
  store.setState({ phase: { type: "left", reason: "left", mayRejoin: true } });
  store.setState({ handRaised: false });
  store.setState({ phase: { type: "in-conference" } });
  expect(told).toEqual([
    "review 1 true",
    "review 1 false",
    "review 2 false",
    "cleared",
    "review 2 false",
  ]);
});

test("[WEB-43] the latest six meetings are kept, each once, with when they were joined last", () => {
  let now = 0;
  const kept = keptIn({}, {}, () => (now += 1));
  for (const name of ["a", "b", "c", "a", "d", "e", "f", "g"]) kept.keepMeeting(name);
  const recent = kept.recentMeetings().map(({ conference, at }) => `${conference}${at}`);
  expect(recent).toEqual(["g8", "f7", "e6", "d5", "a4", "c3"]);
  kept.forgetMeeting("e");
  expect(kept.recentMeetings().map(({ conference }) => conference)).toEqual([
    "g",
    "f",
    "d",
    "a",
    "c",
  ]);
});

test("[WEB-160] since when one is in outlives a reload, for its own meeting", () => {
  const kept = keptIn({}, {});
  expect(kept.since("review")).toBeUndefined();
  kept.keepSince("review", 7);
  expect(kept.since("review")).toBe(7);
  expect(kept.since("standup")).toBeUndefined();
});

test("[WEB-47] the token of a join link outlives a reload, for its own meeting", () => {
  const kept = keptIn({}, {});
  kept.keepToken("review", "a.b.c");
  expect(kept.token("review")).toBe("a.b.c");
  expect(kept.token("standup")).toBeUndefined();
});

test("[LAY-12] the layout outlives the page; what is no layout is as if none was kept", () => {
  const kept = keptIn({}, {});
  expect(kept.layout()).toBeUndefined();
  kept.keepLayout("gallery");
  expect(kept.layout()).toBe("gallery");
  expect(keptIn({ "parley.layout": '"mosaic"' }, {}).layout()).toBeUndefined();
});

test("[WEB-44] storage that is forbidden or holds rubbish is as if empty", () => {
  const forbidden = createKept(denied, denied);
  forbidden.keepMeeting("review");
  forbidden.keepChoices(firstChoices);
  expect(forbidden.recentMeetings()).toEqual([]);
  expect(forbidden.choices()).toBeUndefined();
  const rubbish = keptIn(
    { "parley.recent": '["review", {"at": 1}]', "parley.choices": "[1]" },
    { "parley.in-meeting": '{"a":1}', "parley.join-token": '["review","a\\r\\nb"]' },
  );
  expect(rubbish.recentMeetings()).toEqual([]);
  expect(rubbish.choices()).toBeUndefined();
  expect(rubbish.mark("review")).toBeUndefined();
  expect(rubbish.token("review")).toBeUndefined();
});

function keptIn(
  local: Record<string, string>,
  session: Record<string, string>,
  now?: () => number,
): Kept {
  const localStorage = fakeStorage(local);
  const sessionStorage = fakeStorage(session);
  return createKept(
    () => localStorage,
    () => sessionStorage,
    now,
  );
}

function denied(): Storage {
  throw new DOMException("denied", "SecurityError");
}
