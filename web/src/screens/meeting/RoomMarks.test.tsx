// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { RosterEntryView } from "../../store/view.ts";
import { announced } from "../../ui/announce.ts";
import { person, room, showPage } from "../fake-page.tsx";
import { OnStageContext } from "./on-stage.ts";
import { RoomMarks } from "./RoomMarks.tsx";

afterEach(cleanup);

test("[WEB-356] who is muted has it before the name, in words too; who says nothing has not", () => {
  const { conference } = showMarks();
  expect(name()).toBe("Ben");
  act(() => conference.setState({ roster: [ben({ isMuted: true })] }));
  expect(name()).toBe("MutedBen");
  act(() => conference.setState({ roster: [ben({ isMuted: false })] }));
  expect(name()).toBe("Ben");
});

test("[WEB-356] nor has who is lost, and that somebody is muted is said to nobody by itself", () => {
  const { conference } = showMarks();
  const before = announced.get();
  act(() => conference.setState({ roster: [ben({ isMuted: true })] }));
  act(() => conference.setState({ roster: [ben({ isMuted: true, state: "reconnecting" })] }));
  expect(name()).toBe("Ben");
  expect(announced.get()).toEqual(before);
  expect(screen.getByRole("status", { name: "Notifications" }).textContent).toBe("");
});

test("[WEB-356] nor has who is heard speaking: that they are on again is still to be told", () => {
  showMarks([ben({}).entity], [ben({ isMuted: true })]);
  expect(name()).toBe("Ben");
});

test("[WEB-578] but has who presents: what is heard may be their screen", () => {
  const { conference } = showMarks([ben({}).entity], [ben({ isMuted: true })]);
  const rooms = [room("Ben", []), room("Cleo", [])];
  const slides = { captureId: "VP", description: "", state: "live" } as const;
  const shownBy = (who: string) => ({
    rooms,
    presentations: [{ ...slides, room: room(who, []) }],
  });
  act(() => conference.setState(shownBy("Cleo")));
  expect(name()).toBe("Ben");
  act(() => conference.setState(shownBy("Ben")));
  expect(name()).toBe("MutedBen");
  const box = { x: 0, y: 0, width: 640, height: 360 };
  const presentation = { ...slides, room: room("Ben", []) };
  const elsewhere = { type: "presentation", presentation, box } as const;
  act(() => conference.setState({ presentations: [], elsewhere }));
  expect(name()).toBe("MutedBen");
});

function showMarks(speaking: readonly string[] = [], roster: readonly RosterEntryView[] = []) {
  const stage = { stop: undefined, hasControls: false, speaking: new Set(speaking) };
  return showPage(
    <OnStageContext value={stage}>
      <RoomMarks room={room("Ben", [])} pictures={1} pinned={false} />
    </OnStageContext>,
    { roster },
  );
}

function ben(more: Partial<RosterEntryView>): RosterEntryView {
  return person("Ben", more);
}

function name(): string | null | undefined {
  return screen.getByText("Ben").parentElement?.textContent;
}
