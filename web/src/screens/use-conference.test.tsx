// @vitest-environment happy-dom
import { act, cleanup } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useConference } from "../store/context.ts";
import type { ConferenceView, RoomView } from "../store/view.ts";
import { room, showPage } from "./fake-page.tsx";

afterEach(cleanup);

test("[WEB-465] a step of the call that says the same of the rooms draws nothing of them anew", () => {
  const { step, drawn } = showRooms([room("Ben", ["live"])]);
  step({ rooms: [room("Ben", ["live"])], microphoneOn: false });
  expect(drawn).toHaveLength(1);
});

test("[WEB-465] what changes in a room is drawn, and is the room from then on", () => {
  const { step, drawn } = showRooms([room("Ben", ["connecting"])]);
  const live = [room("Ben", ["live"])];
  step({ rooms: live });
  step({ rooms: [room("Ben", ["live"])] });
  expect(drawn.slice(1)).toEqual([live]);
});

/** A view of the rooms; `drawn` is what it was drawn with, each time. */
function showRooms(rooms: readonly RoomView[]) {
  const drawn: (readonly RoomView[])[] = [];
  const Rooms = () => {
    drawn.push(useConference((view) => view.rooms));
    return null;
  };
  const { conference } = showPage(<Rooms />, { rooms });
  return { drawn, step: (view: Partial<ConferenceView>) => act(() => conference.setState(view)) };
}
