// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { registerShortcut } from "../../shortcuts/board.ts";
import type { ConferenceView } from "../../store/view.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { room, showPage } from "../fake-page.tsx";
import { staged } from "./fake-stage.ts";
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

test("[WEB-340] what stands there is not on the stage; its size is told, and that the window is gone", () => {
  const page = otherWindow();
  const { asked, conference } = showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow(presentation));
  measure?.({ width: 1_920, height: 1_080 });
  expect(asked).toEqual(["elsewhere presentation 1920x1080"]);
  act(() =>
    conference.setState({ elsewhere: { type: "presentation", presentation: slides, box } }),
  );
  expect(within(page.document.body).queryByTestId("room")).toBeNull();
  expect(screen.getByTestId("room")).toBeDefined();
  expect(screen.queryByText(/In the other window/)).toBeNull();
  act(() => closeSecondWindow());
  expect(asked.at(-1)).toBe("elsewhere no");
});

test("[WEB-151] a presentation fills such a window", () => {
  const page = otherWindow();
  showArea({ elsewhere: { type: "presentation", presentation: slides, box } });
  act(() => openSecondWindow(presentation));
  const shown = within(page.document.body).getByTestId("presentation");
  expect([shown.style.width, shown.style.height]).toEqual(["1920px", "1080px"]);
});

test("[WEB-341] where nothing else is left, the stage says in words what is shown there", async () => {
  const page = otherWindow();
  const { conference } = showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow(ben));
  const rows = conference.getState().stage?.rows ?? [];
  const stage = { rows: [], presentations: [], page: 0, pages: 1 };
  for (const row of rows)
    act(() => conference.setState({ stage, elsewhere: { type: "room", row } }));
  expect(within(page.document.body).getByTestId("room").dataset["participant"]).toBe("Ben");
  expect(screen.getByTestId("shown-there").textContent).toContain("In the other window: Ben");
  expect(screen.getByTestId("stage")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Bring it back" }));
  expect(page.closed).toBe(true);
  expect(screen.queryByTestId("shown-there")).toBeNull();
});

test("[WEB-342] a window that is gone without a word is missed all the same", async () => {
  const page = otherWindow();
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  page.closed = true;
  await expect.poll(() => screen.queryByTestId("room")).not.toBeNull();
});

test("[WEB-342] one that shows another document now is closed: the stage is here again", async () => {
  const page = otherWindow();
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  Object.defineProperty(page.document, "defaultView", { value: null });
  await expect.poll(() => screen.queryByTestId("room")).not.toBeNull();
  expect(page.closed).toBe(true);
});

test("[WEB-343] its document has a doctype, the page's language, direction and theme, and says what it shows", async () => {
  const page = otherWindow();
  Object.assign(document.documentElement, { lang: "ar", dir: "rtl" });
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow(ben));
  expect(page.written).toBe("<!doctype html><title></title>");
  const { documentElement: html, title } = page.document;
  expect([html.lang, html.dir]).toEqual(["ar", "rtl"]);
  expect(title).toBe("Ben · Parley");
  expect(page.document.querySelector("main")?.getAttribute("aria-label")).toBe(title);
  expect(page.document.querySelector("h1")?.textContent).toBe(title);
  Object.assign(document.documentElement, { lang: "en", dir: "ltr" });
  await expect.poll(() => html.lang).toBe("en");
});

test("[WEB-344] where what was to be seen there is gone, that is said there", () => {
  const page = otherWindow();
  showArea({});
  act(() => openSecondWindow(ben));
  measure?.({ width: 800, height: 600 });
  expect(page.document.querySelector("p")?.textContent).toBe("Ben is not here at the moment");
  act(() => openSecondWindow(presentation));
  expect(page.document.querySelector("p")?.textContent).toBe(
    "Nothing is being presented at the moment",
  );
});

test("[WEB-150] where the browser blocks windows, it is said what to do", () => {
  window.open = () => null;
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  expect(screen.getByText(/Allow pop-ups/)).toBeDefined();
  expect(screen.getByTestId("room")).toBeDefined();
});

test("[WEB-524] the keys of the page act in the second window, until it is closed", () => {
  const page = otherWindow();
  const asked: string[] = [];
  const forget = registerShortcut("microphone", () => void asked.push("microphone"));
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  act(() => pressIn(page, "m"));
  expect(asked).toEqual(["microphone"]);
  act(() => closeSecondWindow());
  act(() => pressIn(page, "m"));
  expect(asked).toEqual(["microphone"]);
  forget();
});

test("[WEB-524] a key that is held in the second window is let go with it", () => {
  const page = otherWindow();
  const held: boolean[] = [];
  const forget = registerShortcut("pushToTalk", ({ down }) => void held.push(down));
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  act(() => pressIn(page, " "));
  act(() => closeSecondWindow());
  expect(held).toEqual([true, false]);
  forget();
});

test("[WEB-525] the whole screen is for the window in which it is asked for, by key and by button", () => {
  const page = otherWindow();
  const asked: string[] = [];
  const refused = () => Promise.reject(new DOMException("not now", "NotAllowedError"));
  Object.assign(page.document, { fullscreenEnabled: true });
  page.document.documentElement.requestFullscreen = () => {
    asked.push("there");
    return refused();
  };
  const forget = registerShortcut("fullScreen", () => void asked.push("here"));
  showArea({ rooms: [room("Ben", ["live"])] });
  act(() => openSecondWindow({ type: "stage" }));
  act(() => pressIn(page, "f"));
  act(() => within(page.document.body).getByLabelText("Full screen").click());
  expect(asked).toEqual(["there", "there"]);
  act(() => pressIn(window, "f"));
  expect(asked).toEqual(["there", "there", "here"]);
  forget();
});

function pressIn(page: EventTarget, key: string): void {
  page.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
}

const ben = { type: "room", room: "sip:ben@example.org", name: "Ben" } as const;
const presentation = { type: "presentation", captureId: "VP" } as const;
const slides = { captureId: "VP", description: "", state: "live" } as const;
const box = { x: 0, y: 0, width: 1_920, height: 1_080 };

function showArea(view: Partial<ConferenceView>) {
  return showPage(<StageArea />, staged(view));
}

/** Tells the newest element that is watched there how large it is. */
let measure: ((size: { readonly width: number; readonly height: number }) => void) | undefined;

/** What `window.open` opens. */
function otherWindow() {
  const there = document.implementation.createHTMLDocument();
  const told = new EventTarget();
  const other = Object.assign(told, {
    document: there,
    closed: false,
    written: "",
    focus: () => undefined,
    close() {
      if (this.closed) return;
      this.closed = true;
      told.dispatchEvent(new Event("pagehide"));
    },
    ResizeObserver: class {
      constructor(tell: (entries: readonly unknown[]) => void) {
        measure = (contentRect) => act(() => tell([{ contentRect }]));
      }
      readonly observe = () => undefined;
      readonly disconnect = () => undefined;
    },
  });
  Object.defineProperty(there, "defaultView", { value: other, configurable: true });
  const nothing = () => undefined;
  const write = (text: string) => void (other.written += text);
  Object.assign(there, { open: nothing, write, close: nothing });
  window.open = () => other as unknown as Window;
  return other;
}
