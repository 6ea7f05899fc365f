// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConferenceView, RowArranged } from "../../store/view.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { room, showPage } from "../fake-page.tsx";
import { staged } from "./fake-stage.ts";
import { Stage } from "./Stage.tsx";

const ben = room("Ben", []).id;
const slides = {
  captureId: "VP",
  description: "",
  state: "live",
  room: { id: ben, name: "Ben" },
} as const;

beforeEach(() => {
  installFakeMedia();
  window.matchMedia = () => Object.assign(new EventTarget(), { matches: true }) as MediaQueryList;
});
afterEach(cleanup);

test("[WEB-142] 0 goes to the pictures, by the first button of one, which the Tab key finds", async () => {
  showStage({ rooms: [room("Ben", ["live"]), cleo] });
  await userEvent.keyboard("0");
  expect(document.activeElement).toBe(pinOf("Ben"));
  act(() => pinOf("Cleo").focus());
  expect([pinOf("Ben").tabIndex, pinOf("Cleo").tabIndex]).toEqual([-1, 0]);
  act(() => pinOf("Cleo").blur());
  await userEvent.keyboard("0");
  expect(document.activeElement).toBe(pinOf("Cleo"));
});

test("[WEB-346] a picture is a figure with a name, and what can be done about it are buttons in it", async () => {
  const { asked } = showStage({ rooms: [room("Ben", ["live"])] });
  const figure = screen.getByRole("figure", { name: "Ben, camera 1" });
  expect(figure.tabIndex).toBe(-1);
  expect(figure.hasAttribute("tabindex")).toBe(false);
  expect(within(figure).getAllByRole("button").map(nameOf)).toEqual(["Pin Ben", "Options for Ben"]);
  act(() => pinOf("Ben").focus());
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard(" ");
  expect(asked).toEqual([`pin ${ben}`, `pin ${ben}`]);
});

test("[WEB-346] arrows go from picture to picture, also from one whose first button opens a menu", async () => {
  const nobodyYet = { tiles: [{ captureId: "VP", description: "", state: "live" }] } as const;
  showStage({ rooms: [room("Ben", ["live"])], speaker: nobodyYet });
  for (const [at, figure] of screen.getAllByRole("figure").entries()) {
    figure.getBoundingClientRect = () => new DOMRect(0, at * 102, 160, 90);
  }
  act(() => pinOf("Ben").focus());
  await userEvent.keyboard("{ArrowDown}");
  const options = screen.getByRole("button", { name: "Options for Whoever speaks" });
  expect(document.activeElement).toBe(options);
  await userEvent.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(pinOf("Ben"));
  expect(screen.queryByRole("menu")).toBeNull();
});

test("[LAY-73] what is presented is pinned as a room is: by its button, and by the keyboard", async () => {
  const { asked } = showStage({ presentations: [slides] });
  await userEvent.keyboard("0");
  await userEvent.keyboard("{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Pin Ben's presentation" }));
  expect(asked).toEqual(["pin VP", "pin VP"]);
  cleanup();
  const pinned = showStage({
    presentations: [slides],
    pinned: { type: "presentation", captureId: "VP" },
  });
  expect(screen.getByTestId("presentation").textContent).toContain("Pinned");
  await userEvent.click(screen.getByRole("button", { name: "Unpin Ben's presentation" }));
  expect(pinned.asked).toEqual(["pin nobody"]);
});

test("[LAY-74] a double click on a picture pins it, on a button in it only pushes that twice", async () => {
  const { asked } = showStage({ rooms: [room("Ben", ["live"])], presentations: [slides] });
  await userEvent.dblClick(screen.getByRole("figure", { name: "Ben is presenting" }));
  await userEvent.dblClick(screen.getByRole("figure", { name: "Ben, camera 1" }));
  expect(asked).toEqual(["pin VP", `pin ${ben}`]);
  await userEvent.dblClick(pinOf("Ben"));
  expect(asked).toHaveLength(4);
});

test("[WEB-347] the first tap of a finger shows the buttons of a picture, and pushes none", async () => {
  const { asked } = showStage({ rooms: [room("Ben", ["live"]), cleo] });
  await tap(pinOf("Ben"));
  expect([asked, tapped()]).toEqual([[], ["Ben, camera 1"]]);
  await tap(screen.getByRole("button", { name: "Options for Cleo" }));
  expect([screen.queryByRole("menu"), tapped()]).toEqual([null, ["Cleo, camera 1"]]);
  await tap(pinOf("Cleo"));
  expect(asked).toEqual([`pin ${cleo.id}`]);
  await tap(screen.getByRole("figure", { name: "Cleo, camera 1" }));
  expect(tapped()).toEqual([]);
});

test("[WEB-347] a mouse and the keyboard push at once, whatever a finger has touched before", async () => {
  const { asked } = showStage({ rooms: [room("Ben", ["live"]), cleo] });
  await userEvent.click(pinOf("Ben"));
  await userEvent.pointer({ keys: "[TouchA>]", target: pinOf("Cleo") });
  act(() => pinOf("Cleo").focus());
  await userEvent.keyboard("{Enter}");
  expect(asked).toEqual([`pin ${ben}`, `pin ${cleo.id}`]);
});

test.each([
  { canHover: false, pushed: [] },
  { canHover: true, pushed: [`pin ${ben}`] },
])("[WEB-436] a pen is a finger where nothing can hover: $canHover", ({ canHover, pushed }) => {
  window.matchMedia = () =>
    Object.assign(new EventTarget(), { matches: canHover }) as MediaQueryList;
  const { asked } = showStage({ rooms: [room("Ben", ["live"])] });
  fireEvent.pointerDown(pinOf("Ben"), { pointerType: "pen" });
  fireEvent.click(pinOf("Ben"), { detail: 1 });
  expect(asked).toEqual(pushed);
});

test("[WEB-345] beside the one picture of a room stand its other cameras, each to be pinned", async () => {
  const ana = { ...room("Ana", ["live"]), others: [other("left"), other("right")] };
  const { asked, conference } = showStage({ rooms: [ana] });
  const [row] = conference.getState().stage?.rows ?? [];
  expect(screen.queryByTestId("other-camera")).toBeNull();
  act(() => conference.setState({ stage: { ...noStage, rows: row ? [beside(row)] : [] } }));
  const others = screen.getAllByTestId("other-camera");
  expect(others.map(({ dataset, style }) => [dataset["capture"], style.left, style.top])).toEqual([
    ["left", "0px", "92px"],
    ["right", "80px", "92px"],
  ]);
  expect(screen.getAllByText("Ana")).toHaveLength(1);
  const [left] = others;
  await userEvent.click(within(left ?? document.body).getByRole("button", { name: /^Options/ }));
  await userEvent.click(screen.getByRole("menuitem", { name: "Pin this camera" }));
  expect(asked).toEqual([`pin ${ana.id}`]);
});

const cleo = {
  ...room("Cleo", []),
  tiles: [{ captureId: "other", description: "camera 1", state: "live" }],
} as const;
const noStage = { presentations: [], page: 0, pages: 1 };

function showStage(view: Partial<ConferenceView>) {
  return showPage(<Stage />, staged(view));
}

function beside(row: RowArranged): RowArranged {
  const small = { y: row.box.y + 92, width: 78, height: 44 };
  return { ...row, others: [0, 80].map((x) => ({ ...small, x: row.box.x + x })) };
}

function other(captureId: string) {
  return { captureId, description: `camera ${captureId}`, state: "live" } as const;
}

function pinOf(name: string): HTMLElement {
  return screen.getByRole("button", { name: `Pin ${name}` });
}

async function tap(target: Element): Promise<void> {
  await userEvent.pointer({ keys: "[TouchA]", target });
}

/** The pictures that show what can be done about them. */
function tapped() {
  const figures = screen.getAllByRole("figure");
  return figures.filter(({ dataset }) => dataset["tapped"] === "true").map(nameOf);
}

function nameOf(element: Element) {
  return element.getAttribute("aria-label");
}
