// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { createConferenceStore } from "./conference.ts";
import { createConference } from "./conference-store.ts";
import { Stats } from "./stats.ts";

test("[WEB-430] that one joins, and that one has left, is shown before anything else is done", () => {
  const { conference, phase } = apart();
  conference.join(request);
  expect(phase()).toEqual({ type: "joining" });
  conference.leave();
  expect(phase()).not.toEqual({ type: "joining" });
});

const request = { conference: "review", name: "Ada", cameras: [] };

/** A conference whose WebSockets never open. */
function apart() {
  class FakeSocket extends EventTarget {
    static readonly OPEN = 1;
    readonly readyState = 0;

    readonly close = () => undefined;
  }
  Object.assign(globalThis, { WebSocket: FakeSocket });
  const store = createConferenceStore();
  const identity = { instance: "2b0b0d1e-8b1a-4b0e-9f52-0c7f6f6f7a11", user: "ada" };
  const conference = createConference(store, { identity, window, stats: new Stats() });
  return { conference, phase: () => store.getState().phase };
}
