// @vitest-environment happy-dom
import { act, cleanup } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { ConferenceStore } from "../../store/conference.ts";
import type { RosterEntryView } from "../../store/view.ts";
import { announced } from "../../ui/announce.ts";
import { toasts } from "../../ui/toast.ts";
import { person, showPage } from "../fake-page.tsx";
import { News } from "./News.tsx";

afterEach(cleanup);

test("[WEB-502] who presents is shown and spoken as a toast", async () => {
  const { conference } = showPage(<News />);
  act(() => conference.setState({ presentations: [slides] }));
  await expect.poll(toasted, within).toEqual(["Ben is presenting"]);
  act(() => conference.setState({ presentations: [] }));
  await expect.poll(toasted, within).toEqual(["Ben stopped presenting"]);
});

test("[WEB-503] who is lost is spoken alone, however many at once in one; who is found at once never was", async () => {
  const { conference } = showPage(<News />, { roster: [ben("connected"), cleo("connected")] });
  const { turn } = announced.get();
  act(() => conference.setState({ roster: [ben("reconnecting"), cleo("connected")] }));
  act(() => conference.setState({ roster: [ben("connected"), cleo("reconnecting")] }));
  act(() => conference.setState({ roster: [ben("connected"), cleo("connected")] }));
  act(() => conference.setState({ roster: [ben("reconnecting"), cleo("reconnecting")] }));
  await expect.poll(() => announced.get().words, within).toBe("Ben and Cleo are reconnecting");
  expect(announced.get().turn).toBe(turn + 1);
  expect(toasted()).toEqual([]);
});

test("[WEB-503] while this page is cut off nothing is told, and then only what is different after it", async () => {
  const banner = { type: "lost", cause: "media-lost", attempt: 1 } as const;
  const { conference } = showPage(<News />, {
    presentations: [slides],
    roster: [ben("connected")],
  });
  const { turn } = announced.get();
  act(() => conference.setState({ banner, presentations: [], roster: [ben("reconnecting")] }));
  const looks = looksAt(conference);
  await expect.poll(looks, within).toBe(2);
  expect([toasted(), announced.get().turn]).toEqual([[], turn]);
  const { banner: _, ...whole } = conference.getState();
  act(() => conference.setState({ ...whole, presentations: [slides] }, true));
  await expect.poll(() => announced.get().words, within).toBe("Ben is reconnecting");
  expect(toasted()).toEqual([]);
});

/** News may take a second. */
const within = { timeout: 3_000 };
const slides = {
  captureId: "VP",
  description: "slides",
  state: "live",
  room: { id: "ben", name: "Ben" },
} as const;

/** How often it has been looked at from here on. */
function looksAt(conference: ConferenceStore): () => number {
  const look = conference.getState;
  let looks = 0;
  conference.getState = () => {
    looks += 1;
    return look();
  };
  return () => looks;
}

function toasted() {
  return toasts.get().map(({ words }) => words);
}

function ben(state: RosterEntryView["state"]) {
  return person("Ben", { state });
}

function cleo(state: RosterEntryView["state"]) {
  return person("Cleo", { state });
}
