// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { Profiler } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConferenceView } from "../../store/view.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { room, showPage } from "../fake-page.tsx";
import { staged } from "./fake-stage.ts";
import { Stage } from "./Stage.tsx";

/** What was asked about the screen and the pointer. */
let asked: string[] = [];

beforeEach(() => {
  installFakeMedia();
  asked = [];
  window.matchMedia = (media) => {
    asked.push(media);
    return Object.assign(new EventTarget(), { matches: true, media }) as MediaQueryList;
  };
});
afterEach(cleanup);

test("[WEB-466] a step of the call that is not about the stage draws nothing on it anew", () => {
  const { step, drawn } = showStage({ rooms: [room("Ben", ["live", "live"])] });
  const before = drawn.length;
  step({ rooms: [room("Ben", ["live", "live"])], microphoneOn: false });
  expect(drawn).toHaveLength(before);
});

test("[WEB-466] a picture that comes leaves what can be done about it, and about others, as it was", () => {
  const { step } = showStage({ rooms: [room("Ben", ["connecting"]), room("Cleo", ["live"])] });
  expect(asked).not.toEqual([]);
  asked = [];
  step({ rooms: [room("Ben", ["off"]), room("Cleo", ["live"])] });
  expect(screen.getAllByTestId("tile")[0]?.dataset["state"]).toBe("off");
  expect(asked).toEqual([]);
});

test("[WEB-467] pictures are drawn before what can be done about them", () => {
  const { drawn } = showStage({ rooms: [room("Ben", ["live"]), room("Cleo", ["live"])] });
  expect(drawn[0]).toEqual({ pictures: 2, buttons: 0 });
  expect(drawn.at(-1)).toEqual({ pictures: 2, buttons: 4 });
});

/** `drawn`: what was there each time that anything on the stage was drawn. */
function showStage(view: Partial<ConferenceView>) {
  const drawn: { pictures: number; buttons: number }[] = [];
  const count = (what: string) => document.querySelectorAll(what).length;
  const stage = (
    <Profiler
      id="stage"
      onRender={() => drawn.push({ pictures: count("figure"), buttons: count("button") })}
    >
      <Stage />
    </Profiler>
  );
  const { conference } = showPage(stage, staged(view));
  const step = (next: Partial<ConferenceView>) => act(() => conference.setState(staged(next)));
  return { drawn, step };
}
