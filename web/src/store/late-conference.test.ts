import { expect, test } from "vitest";
import { createConferenceStore } from "./conference.ts";
import { createLateConference } from "./late-conference.ts";
import type { ConferenceActions } from "./view.ts";

test("[WEB-130] joining shows at once, and reaches the conference once it is fetched, in order", async () => {
  const { late, store, asked, arrive } = fetched();
  late.setMicrophone(false);
  late.join({ conference: "review", name: "Ada", cameras: [] });
  expect(store.getState().phase.type).toBe("joining");
  expect(asked).toEqual([]);
  await arrive();
  expect(asked).toEqual(["microphone false", "join review"]);
  late.leave();
  expect(asked.at(-1)).toBe("leave");
});

test("[WEB-130] given up before it is fetched, nothing is joined", async () => {
  const { late, store, asked, arrive } = fetched();
  late.join({ conference: "review", name: "Ada", cameras: [] });
  late.leave();
  expect(store.getState().phase).toEqual({ type: "prejoin" });
  await arrive();
  expect(asked).toEqual([]);
});

test("[WEB-130] what cannot be fetched is a meeting out of reach; joining again fetches again", async () => {
  let times = 0;
  const store = createConferenceStore();
  const late = createLateConference(store, async () => {
    times += 1;
    throw new Error("no network");
  });
  late.prepare?.();
  late.prepare?.();
  late.join({ conference: "review", name: "Ada", cameras: [] });
  const refused = { type: "prejoin", refusal: { status: 0 } };
  await expect.poll(() => store.getState().phase).toEqual(refused);
  expect(times).toBe(1);
  late.join({ conference: "review", name: "Ada", cameras: [] });
  expect(times).toBe(2);
});

function fetched() {
  const asked: string[] = [];
  const store = createConferenceStore();
  let resolve: (fetched: ConferenceActions) => void = () => undefined;
  const promise = new Promise<ConferenceActions>((resolved) => {
    resolve = resolved;
  });
  const late = createLateConference(store, () => promise);
  const there = {
    join: ({ conference }) => void asked.push(`join ${conference}`),
    leave: () => void asked.push("leave"),
    setMicrophone: (on) => void asked.push(`microphone ${on}`),
  } satisfies Partial<ConferenceActions>;
  const arrive = async () => {
    resolve(there as Partial<ConferenceActions> as ConferenceActions);
    await promise;
  };
  return { late, store, asked, arrive };
}
