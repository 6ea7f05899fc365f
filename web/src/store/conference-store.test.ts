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

test("[WEB-535] a page that comes back from the back/forward cache loads anew, any other does not", () => {
  let reloads = 0;
  const location = { reload: () => (reloads += 1) };
  const page = Object.assign(new EventTarget(), { location, navigator });
  apart(page as unknown as Window);
  page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  expect(reloads).toBe(0);
  page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  expect(reloads).toBe(1);
});

const request = { conference: "review", name: "Ada", cameras: [] };

/** A conference whose WebSockets never open. */
function apart(page: Window = window) {
  class FakeSocket extends EventTarget {
    static readonly OPEN = 1;
    readonly readyState = 0;

    readonly close = () => undefined;
  }
  Object.assign(globalThis, { WebSocket: FakeSocket });
  const store = createConferenceStore();
  const identity = { instance: "2b0b0d1e-8b1a-4b0e-9f52-0c7f6f6f7a11", user: "ada" };
  const conference = createConference(store, { identity, window: page, stats: new Stats() });
  return { conference, phase: () => store.getState().phase };
}
