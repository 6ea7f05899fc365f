// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConferenceView } from "../../store/view.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { room, showPage } from "../fake-page.tsx";
import { staged } from "./fake-stage.ts";
import { rowIn } from "./Single.tsx";
import { StageArea } from "./StageArea.tsx";
import { closeSecondWindow, openSecondWindow } from "./second-window.ts";

beforeEach(() => {
  installFakeMedia();
  window.matchMedia = () => Object.assign(new EventTarget(), { matches: true }) as MediaQueryList;
});
afterEach(() => {
  closeSecondWindow();
  cleanup();
  document.body.replaceChildren();
});

test("[WEB-150] the stage moves to a window of its own, without controls, and back", async () => {
  const page = otherWindow();
  document.documentElement.dataset["contrast"] = "more";
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  expect(screen.queryByTestId("room")).toBeNull();
  expect(within(page.document.body).getByTestId("room").dataset["participant"]).toBe("Ben");
  expect(within(page.document.body).queryByRole("button")).toBeNull();
  expect(page.document.documentElement.dataset["contrast"]).toBe("more");
  await userEvent.click(screen.getByRole("button", { name: "Bring it back" }));
  expect(screen.getByTestId("room")).toBeDefined();
  expect(page.closed).toBe(true);
});

test("[WEB-150] what is fetched later is dressed there, too", async () => {
  const page = otherWindow();
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  const late = document.createElement("link");
  Object.assign(late, { rel: "stylesheet", href: "data:text/css," });
  document.head.append(late, document.createElement("meta"));
  await expect
    .poll(() => [...page.document.head.children].map(({ tagName }) => tagName))
    .toContain("LINK");
  expect(page.document.head.querySelectorAll("link, meta")).toHaveLength(1);
  late.remove();
});

test("[WEB-150] whoever closes the window has the stage here again; its meeting's end closes it", () => {
  const page = otherWindow();
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  act(() => void page.dispatchEvent(new Event("pagehide")));
  expect(screen.getByTestId("room")).toBeDefined();
  act(() => openSecondWindow({ type: "stage" }));
  page.closed = false;
  cleanup();
  expect(page.closed).toBe(true);
});

test("[WEB-151] a presentation stands there alone, and the stage stays", () => {
  const page = otherWindow();
  showArea({
    rooms: [room("Ben", ["live"])],
    presentations: [{ captureId: "VP", description: "", state: "live" }],
  });
  act(() => openSecondWindow({ type: "presentation", captureId: "VP" }));
  expect(screen.getByTestId("room")).toBeDefined();
  expect(within(page.document.body).getByTestId("presentation")).toBeDefined();
  expect(within(page.document.body).queryByTestId("room")).toBeNull();
});

test("[WEB-150] where the browser blocks windows, it is said what to do", () => {
  window.open = () => null;
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  expect(screen.getByText(/Allow pop-ups/)).toBeDefined();
  expect(screen.getByTestId("room")).toBeDefined();
});

test("[WEB-151] a room fills the window as far as its row allows", () => {
  expect(rowIn("ben", 3, 1_920, 1_080).box).toEqual({ x: 0, y: 360, width: 1_920, height: 360 });
  expect(rowIn("ben", 1, 1_920, 900).box).toEqual({ x: 160, y: 0, width: 1_600, height: 900 });
  expect(rowIn("ben", 3, 1_920, 1_080).tiles.map(({ x }) => x)).toEqual([0, 640, 1_280]);
});

function showArea(view: Partial<ConferenceView>) {
  return showPage(<StageArea />, staged(view));
}

/** What `window.open` opens. */
function otherWindow() {
  const other = Object.assign(new EventTarget(), {
    document: document.implementation.createHTMLDocument(),
    closed: false,
    focus: () => undefined,
    close() {
      this.closed = true;
    },
  });
  window.open = () => other as unknown as Window;
  return other;
}
