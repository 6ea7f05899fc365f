// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConferenceView } from "../../store/view.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { person, room, showPage } from "../fake-page.tsx";
import { staged } from "./fake-stage.ts";
import { Pages } from "./Pages.tsx";
import { Stage } from "./Stage.tsx";

beforeEach(() => {
  installFakeMedia();
  window.matchMedia = () => Object.assign(new EventTarget(), { matches: true }) as MediaQueryList;
});
afterEach(cleanup);

test("[WEB-70] a room's tiles stand in the order given, under one name, with their handles", () => {
  showStage({ rooms: [room("Ben", ["connecting", "live", "off"]), room("Cleo", ["connecting"])] });
  const ben = roomOf("Ben");
  const tiles = within(ben).getAllByTestId("tile");
  expect(
    tiles.map(({ dataset }) => [dataset["participant"], dataset["capture"], dataset["state"]]),
  ).toEqual([
    ["Ben", "VC0", "connecting"],
    ["Ben", "VC1", "connecting"],
    ["Ben", "VC2", "off"],
  ]);
  expect(within(ben).getAllByText("Ben")).toHaveLength(1);
});

test("[WEB-140] everything stands where the arrangement says, within its row", () => {
  const { set } = showStage({ rooms: [room("Ben", ["live"]), room("Cleo", ["live", "live"])] });
  expect(placeOf(roomOf("Cleo"))).toEqual(["0px", "102px", "322px", "90px"]);
  expect(within(roomOf("Cleo")).getAllByTestId("tile").map(placeOf)).toEqual([
    ["0px", "0px", "160px", "90px"],
    ["162px", "0px", "160px", "90px"],
  ]);
  set({ rooms: [room("Cleo", ["live", "live"])] });
  expect(placeOf(roomOf("Cleo"))).toEqual(["0px", "0px", "322px", "90px"]);
});

test("[WEB-140] a room on another page is not there, nor is anybody before the stage is measured", () => {
  const { conference } = showStage({ rooms: [room("Ben", ["live"]), room("Cleo", ["live"])] });
  const rows = conference.getState().stage?.rows.slice(1) ?? [];
  act(() => conference.setState({ stage: { rows, presentations: [], page: 1, pages: 2 } }));
  expect(screen.getAllByTestId("room")).toEqual([roomOf("Cleo")]);
  cleanup();
  showPage(<Stage />, { rooms: [room("Ben", ["live"])] });
  expect(screen.queryByTestId("room")).toBeNull();
});

test("[WEB-72] where a room was stands an empty chair, and no picture", () => {
  const { set } = showStage({ rooms: [room("Ben", ["live"]), room("Cleo", ["live"])] });
  const ben = room("Ben", []);
  set({ rooms: [room("Cleo", ["live"])], chairs: [ben] });
  expect(screen.getByTestId("chair").textContent).toBe("Ben left");
  expect(screen.getAllByTestId("tile").map(({ dataset }) => dataset["participant"])).toEqual([
    "Cleo",
  ]);
});

test("[WEB-71] a lost room keeps its place and its last picture, and says for how long", () => {
  const lost = { state: "reconnecting", lostAt: Date.now() - 7_000 } as const;
  const { set } = showStage({ rooms: [room("Ben", ["live"])] });
  const before = screen.getByTestId("tile");
  set({ rooms: [room("Ben", ["live"], lost)] });
  expect(screen.getByTestId("tile")).toBe(before);
  expect(before.dataset["state"]).toBe("reconnecting");
  expect(before.textContent).toMatch(/Reconnecting… 0:0[789]/);
  set({ rooms: [room("Ben", [], lost)] });
  expect(roomOf("Ben").textContent).toMatch(/Reconnecting… 0:0[789]/);
});

test("[WEB-143] what is presented has its place, says whose it is, and is shown whole", () => {
  const presentation = { captureId: "VP", description: "slides", state: "live" } as const;
  const { set } = showStage({
    rooms: [room("Ben", ["live"])],
    presentations: [{ ...presentation, room: { id: "ben", name: "Ben" } }],
  });
  const shown = screen.getByTestId("presentation");
  expect(shown.dataset["presenter"]).toBe("Ben");
  expect(within(shown).getByText("Ben is presenting")).toBeDefined();
  expect(within(shown).getByRole("figure").dataset["fit"]).toBe("contain");
  expect(placeOf(shown)).toEqual(["0px", "102px", "160px", "90px"]);
  set({ rooms: [room("Ben", ["live"])], presentations: [presentation] });
  expect(within(shown).getByText("Presentation")).toBeDefined();
  set({ rooms: [room("Ben", ["live"])] });
  expect(screen.queryByTestId("presentation")).toBeNull();
});

test("[WEB-144] a raised hand, a reaction and the quality are shown once for a room", () => {
  const ben = room("Ben", ["live", "live", "live"]);
  const { page } = showStage({
    rooms: [ben, room("Cleo", ["live"])],
    roster: [person("Ben", { handRaisedAt: 5 })],
    reactions: [
      { id: "1", entity: ben.entity, name: "Ben", emoji: "👍" },
      { id: "2", entity: ben.entity, name: "Ben", emoji: "🎉" },
    ],
  });
  act(() => page.stats.store.setState({ rooms: { [ben.id]: "poor" } }));
  expect(within(roomOf("Ben")).getAllByText("Hand raised")).toHaveLength(1);
  expect(within(roomOf("Ben")).getByTestId("tile-reaction").textContent).toBe("🎉");
  expect(screen.getByRole("img", { name: "Connection: poor" }).dataset["level"]).toBe("poor");
  expect(within(roomOf("Cleo")).queryByRole("img")).toBeNull();
});

test("[WEB-145] a room is pinned by its button, one of its cameras by the menu; a mark says so", async () => {
  const ben = room("Ben", ["live", "live"]);
  const { asked, conference } = showStage({ rooms: [ben] });
  await userEvent.click(screen.getAllByRole("button", { name: "Pin Ben" })[0] as Element);
  act(() => conference.setState({ pinned: { type: "room", room: ben.id } }));
  expect(within(roomOf("Ben")).getByText("Pinned")).toBeDefined();
  await userEvent.keyboard("{Enter}");
  expect(asked).toEqual([`pin ${ben.id}`, "pin nobody"]);
  await userEvent.click(screen.getAllByRole("button", { name: "Options for Ben" })[1] as Element);
  await userEvent.click(screen.getByRole("menuitem", { name: "Pin this camera" }));
  expect(asked.at(-1)).toBe(`pin ${ben.id}`);
});

test("[WEB-145] of a single camera the room is pinned, and there is no camera to choose", async () => {
  showStage({ rooms: [room("Ben", ["live"])] });
  await userEvent.click(screen.getByRole("button", { name: "Options for Ben" }));
  expect(screen.queryByRole("menuitem", { name: "Pin this camera" })).toBeNull();
});

test("[WEB-146] pages are turned by buttons that end where the pages do", async () => {
  const stage = { rows: [], presentations: [], page: 0, pages: 3 };
  const { asked, conference } = showPage(<Pages />, { stage });
  expect(screen.getByRole("navigation", { name: "Page 1 of 3" })).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Previous page" }));
  await userEvent.click(screen.getByRole("button", { name: "Next page" }));
  act(() => conference.setState({ stage: { ...stage, page: 2 } }));
  await userEvent.click(screen.getByRole("button", { name: "Next page" }));
  expect(asked).toEqual(["page 1"]);
  act(() => conference.setState({ stage: { ...stage, pages: 1 } }));
  expect(screen.queryByRole("navigation")).toBeNull();
});

function showStage(view: Partial<ConferenceView>) {
  const shown = showPage(<Stage />, staged(view));
  const none = { presentations: [], chairs: [] };
  const set = (next: Partial<ConferenceView>) =>
    act(() => shown.conference.setState(staged({ ...none, ...next })));
  return { ...shown, set };
}

function roomOf(name: string): HTMLElement {
  const rooms = screen.getAllByTestId("room");
  return rooms.find(({ dataset }) => dataset["participant"] === name) ?? document.body;
}

function placeOf({ style }: HTMLElement) {
  return [style.left, style.top, style.width, style.height];
}
