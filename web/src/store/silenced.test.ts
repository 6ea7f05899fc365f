import { expect, test } from "vitest";
import { createConferenceStore } from "./conference.ts";
import { fakeStorage } from "./fake-storage.ts";
import { createKept } from "./kept.ts";
import { Silenced } from "./silenced.ts";

const ben = "sip:ben@x";

test("[WEB-520] who is silenced is so over a reload, in this meeting, until one has left it", () => {
  const session = fakeStorage();
  const { conference, silenced } = tabWith(session);
  conference.setState({ conference: "review", phase: { type: "in-conference" } });
  silenced.set(ben, true);
  expect([...silenced.store.getState()]).toEqual([ben]);

  const again = tabWith(session);
  again.conference.setState({ conference: "review", phase: { type: "joining" } });
  expect([...again.silenced.store.getState()]).toEqual([ben]);
  const elsewhere = tabWith(session);
  elsewhere.conference.setState({ conference: "standup", phase: { type: "joining" } });
  expect([...elsewhere.silenced.store.getState()]).toEqual([]);

  again.conference.setState({ phase: { type: "left", reason: "left", mayRejoin: true } });
  expect([...again.silenced.store.getState()]).toEqual([]);
});

test("[WEB-520] silenced twice is silenced once; heard again, nobody else is", () => {
  const { silenced } = tabWith(fakeStorage());
  silenced.set(ben, true);
  silenced.set("sip:cleo@x", true);
  silenced.set(ben, true);
  silenced.set(ben, false);
  expect([...silenced.store.getState()]).toEqual(["sip:cleo@x"]);
});

test("[WEB-520] what is kept and is no list of names silences nobody", () => {
  const session = fakeStorage({ "parley.silenced": JSON.stringify(["review", [1, ben, null]]) });
  const { conference, silenced } = tabWith(session);
  conference.setState({ conference: "review", phase: { type: "joining" } });
  expect([...silenced.store.getState()]).toEqual([ben]);
});

function tabWith(session: Storage) {
  const conference = createConferenceStore();
  const kept = createKept(
    () => fakeStorage(),
    () => session,
  );
  return { conference, silenced: new Silenced(conference, kept) };
}
