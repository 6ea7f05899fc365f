import { expect, test } from "vitest";
import { firstChoices, simulatedChoices } from "./choices.ts";
import { createConferenceStore } from "./conference.ts";
import { FakeDevices } from "./fake-devices.ts";
import { fakeStorage } from "./fake-storage.ts";
import { createKept } from "./kept.ts";
import { OwnDevices } from "./own-devices.ts";
import { OwnScreen } from "./own-screen.ts";
import { OwnSound } from "./own-sound.ts";
import type { JoinRequest, OwnSources, Phase } from "./view.ts";
import { Visit } from "./visit.ts";

test("[WEB-60] joining waits for the devices and takes them along", async () => {
  const { visit, joined } = visiting();
  visit.enter("review", "?simulate=1&name=Ada");
  await visit.join();
  expect(joined).toHaveLength(1);
  expect(joined[0]).toMatchObject({ conference: "review", name: "Ada" });
  expect(joined[0]?.cameras.map(({ position }) => position)).toEqual(["left", "centre", "right"]);
});

test("[WEB-57] who has given no name is a guest, in the language of the page", () => {
  const { visit, joined } = visiting();
  visit.enter("review", "?name=+");
  visit.joinWithoutDevices();
  expect(joined[0]).toMatchObject({ name: "Gast" });
});

test("[WEB-61] devices that never answer do not keep anyone from joining", async () => {
  const { visit, fake, joined } = visiting();
  fake.cameras = ["stuck"];
  fake.held = new Promise(() => undefined);
  visit.enter("review", "?name=Ada");
  await visit.join();
  expect(joined[0]).toMatchObject({ name: "Ada", cameras: [] });
});

test("[WEB-61] without camera and microphone one joins at once, and nothing stays on", () => {
  const { visit, fake, joined } = visiting();
  visit.enter("review", "?simulate=1");
  visit.joinWithoutDevices();
  expect(joined[0]).toMatchObject({ cameras: [] });
  expect(joined[0]).not.toHaveProperty("microphone");
  expect(fake.live()).toEqual([]);
});

test("[LAY-12] one joins with the layout that was kept, and with the one there is where none was", () => {
  const { visit, joined, kept } = visiting();
  visit.enter("review", "");
  visit.joinWithoutDevices();
  expect(joined[0]).not.toHaveProperty("look");
  kept.keepLayout("speaker");
  visit.joinWithoutDevices();
  expect(joined[1]).toMatchObject({ look: { layout: "speaker" } });
});

test("[WEB-515] after a reload in the meeting one joins looking at it as before", () => {
  const { visit, joined, kept } = visiting();
  const look = { layout: "gallery", switching: "room", savesData: false } as const;
  kept.keepLayout("speaker");
  kept.keepLook("review", look);
  visit.enter("review", "");
  visit.joinWithoutDevices();
  expect(joined[0]?.look).toEqual(look);
});

test("[WEB-62] join=1 goes straight in; given up meanwhile, it does not", async () => {
  const { visit, joined } = visiting();
  visit.enter("review", "?simulate=1&join=1");
  expect(visit.store.getState().waiting).toBe(true);
  await expect.poll(() => joined).toHaveLength(1);
});

test("[WEB-62] given up while it waits for the devices, joining does not happen, nor after a reload", async () => {
  const { visit, kept, joined } = visiting();
  kept.keepMark("review", simulatedChoices(firstChoices, 3));
  visit.enter("review", "");
  const joining = visit.join();
  visit.leave();
  await joining;
  expect(joined).toEqual([]);
  expect(visit.store.getState().waiting).toBe(false);
  expect(kept.mark("review")).toBeUndefined();
});

test("[WEB-381] a muted microphone that was opened to join is let go where joining is given up", async () => {
  const { visit, fake, kept } = visiting();
  fake.microphones = ["mic"];
  kept.keepChoices({ ...firstChoices, cameras: 0, microphoneOn: false });
  visit.enter("review", "");
  expect(fake.opened).toEqual([]);
  const joining = visit.join();
  visit.leave();
  await joining;
  await expect.poll(() => fake.opened).toEqual(["mic"]);
  expect(fake.live()).toEqual([]);
});

test("[WEB-432] who gives up coming back has no device on", async () => {
  const { visit, fake, show, joined } = visiting();
  visit.enter("review", "?simulate=1");
  await visit.join();
  show({ type: "in-conference" });
  show({ type: "left", reason: "removed", mayRejoin: true });
  const rejoining = visit.rejoin();
  visit.leave();
  await rejoining;
  expect([joined.length, fake.live()]).toEqual([1, []]);
});

test("[WEB-48] one joins by the token of the link, and by that of a newer one opened since", () => {
  const { visit, joined, kept } = visiting();
  visit.enter("review", "", "old.a.b");
  visit.joinWithoutDevices();
  visit.invited("new.a.b");
  visit.invited(undefined);
  visit.joinWithoutDevices();
  expect(joined.map(({ token }) => token)).toEqual(["old.a.b", "new.a.b"]);
  expect(kept.token("review")).toBe("new.a.b");
});

test("[WEB-48] a token is for its own meeting; coming back to it finds it again", () => {
  const { visit, joined } = visiting();
  visit.enter("review", "", "a.b.c");
  visit.exit();
  for (const name of ["standup", "review"]) {
    visit.enter(name, "");
    visit.joinWithoutDevices();
  }
  expect(joined.map(({ token }) => token)).toEqual([undefined, "a.b.c"]);
});

test("[WEB-63] leaving switches the devices off and says so to the call", async () => {
  const { visit, fake, show, left } = visiting();
  visit.enter("review", "?simulate=1");
  await visit.join();
  show({ type: "in-conference" });
  expect(fake.live()).toHaveLength(4);
  visit.leave();
  expect(fake.live()).toEqual([]);
  expect(left()).toBe(1);
});

test("[WEB-63] devices go off although the call says nothing of having left", async () => {
  const { visit, fake, show, actions } = visiting();
  actions.leave = () => undefined;
  visit.enter("review", "?simulate=1");
  await visit.join();
  show({ type: "in-conference" });
  visit.leave();
  expect(fake.live()).toEqual([]);
});

test("[WEB-64] rejoining brings fresh devices", async () => {
  const { visit, fake, show, joined } = visiting();
  visit.enter("review", "?simulate=1");
  await visit.join();
  show({ type: "in-conference" });
  show({ type: "left", reason: "removed", mayRejoin: true });
  expect(fake.live()).toEqual([]);
  await visit.rejoin();
  expect(joined[1]?.cameras.map(({ track }) => track?.readyState)).toEqual([
    "live",
    "live",
    "live",
  ]);
});

test("[WEB-65] a refused person finds the devices still open, and can choose others", async () => {
  const { visit, fake, devices, show } = visiting();
  visit.enter("review", "?simulate=1&cameras=1");
  await visit.join();
  show({ type: "joining" });
  show({ type: "prejoin", refusal: { status: 486 } });
  visit.choose(simulatedChoices(firstChoices, 3));
  expect(fake.live()).toEqual(["simulated 1", "chime", "simulated 0", "simulated 2"]);
  expect(devices.store.getState().sources.left.state).toBe("live");
});

test("[WEB-66] the mark of being inside comes with joining and goes with leaving by hand", async () => {
  const { visit, kept, show } = visiting();
  visit.enter("review", "?simulate=1&name=Ada");
  await visit.join();
  expect(kept.mark("review")).toBeUndefined();
  show({ type: "in-conference" });
  expect(kept.mark("review")).toMatchObject({ name: "Ada", microphoneOn: true, camerasOn: true });
  expect(kept.recentMeetings()).toMatchObject([{ conference: "review" }]);
  visit.leave();
  expect(kept.mark("review")).toBeUndefined();
});

test("[WEB-67] going to another page leaves the meeting", async () => {
  const { visit, fake, show, left } = visiting();
  visit.enter("review", "?simulate=1");
  await visit.join();
  show({ type: "in-conference" });
  expect(visit.store.getState().isNew).toBe(false);
  visit.exit();
  expect(left()).toBe(1);
  expect(fake.live()).toEqual([]);
  expect(visit.store.getState().isNew).toBe(true);
});

test("[WEB-68] what is muted in pre-join is muted in the meeting", async () => {
  const { visit, conference } = visiting();
  visit.enter("review", "?simulate=1");
  visit.choose({ ...simulatedChoices(firstChoices, 1), microphoneOn: false, camerasOn: false });
  await visit.join();
  expect(conference.getState()).toMatchObject({ microphoneOn: false, camerasOn: false });
});

test("[WEB-68] what was muted in the meeting is muted after rejoining", async () => {
  const { visit, conference, show } = visiting();
  visit.enter("review", "?simulate=1");
  await visit.join();
  show({ type: "in-conference" });
  conference.setState({ microphoneOn: false, camerasOn: false });
  visit.leave();
  await visit.rejoin();
  expect(conference.getState()).toMatchObject({ microphoneOn: false, camerasOn: false });
});

test("[WEB-381] cameras switched in a call are so for that call: the next meeting begins as the last did", async () => {
  const { visit, conference, kept, show } = visiting();
  visit.enter("review", "?simulate=1");
  visit.choose(simulatedChoices(firstChoices, 1));
  await visit.join();
  show({ type: "in-conference" });
  conference.setState({ camerasOn: false });
  visit.choose({ ...simulatedChoices(firstChoices, 2), camerasOn: false });
  expect(kept.choices()).toEqual(simulatedChoices(firstChoices, 2));
});

function visiting() {
  const fake = new FakeDevices();
  const conference = createConferenceStore();
  const devices = new OwnDevices(fake);
  const joined: JoinRequest[] = [];
  const sent: OwnSources[] = [];
  const screen = new OwnScreen(fake.openScreen);
  const sound = new OwnSound(devices, screen, fake.openMix);
  let left = 0;
  const actions = {
    join: (request: JoinRequest) => {
      joined.push(request);
      conference.setState({ conference: request.conference });
    },
    leave: () => {
      left += 1;
      conference.setState({ phase: { type: "left", reason: "left", mayRejoin: true } });
    },
    retryNow: () => undefined,
    setMicrophone: (microphoneOn: boolean) => conference.setState({ microphoneOn }),
    setCameras: (camerasOn: boolean) => conference.setState({ camerasOn }),
    setLayout: () => undefined,
    setPin: () => undefined,
    setSwitching: () => undefined,
    setSavesData: () => undefined,
    setStagePage: () => undefined,
    setStageSize: () => undefined,
    setSources: (sources: OwnSources) => void sent.push(sources),
    sendMessage: () => undefined,
    resend: () => undefined,
    react: () => undefined,
    raiseHand: () => undefined,
  };
  const [local, session] = [fakeStorage(), fakeStorage()];
  const kept = createKept(
    () => local,
    () => session,
  );
  const visit = new Visit(conference, actions, { devices, screen, sound }, kept, {
    guest: () => "Gast",
    waitMs: 5,
  });
  const show = (phase: Phase) => conference.setState({ phase });
  return {
    ...{ visit, fake, devices, screen, conference, kept, actions, joined, sent, show },
    left: () => left,
  };
}
