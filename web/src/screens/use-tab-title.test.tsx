// @vitest-environment happy-dom
import { act, cleanup } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { ChatEntryView, ConferenceView } from "../store/view.ts";
import { showPage } from "./fake-page.tsx";
import { useTabTitle } from "./use-tab-title.ts";

afterEach(() => {
  turn("visible");
  cleanup();
});

test("[WEB-529] the tab is called by its meeting, and says that one is muted, or cut off", () => {
  const { conference } = titled();
  expect(document.title).toBe("review · Parley");
  act(() => conference.setState({ microphoneOn: false }));
  expect(document.title).toBe("Muted · review · Parley");
  const banner = { type: "lost", cause: "focus-unreachable", attempt: 1 } as const;
  act(() => conference.setState({ banner }));
  expect(document.title).toBe("Reconnecting… · review · Parley");
  act(() => conference.setState({ phase: { type: "left", reason: "left", mayRejoin: true } }));
  expect(document.title).toBe("review · Parley");
});

test("[WEB-529] it counts what others write while nobody looks at it", () => {
  const { conference } = titled({ chat: [said("1")] });
  act(() => turn("hidden"));
  expect(document.title).toBe("review · Parley");
  act(() => conference.setState({ chat: [said("1"), said("2"), said("3", { own: true })] }));
  expect(document.title).toBe("(1) review · Parley");
  act(() => turn("visible"));
  expect(document.title).toBe("review · Parley");
  act(() => conference.setState({ chat: [said("1"), said("2"), said("4")] }));
  act(() => turn("hidden"));
  expect(document.title).toBe("review · Parley");
});

test("[WEB-538] what the chat held before the meeting was entered is not counted", () => {
  turn("hidden");
  const { conference } = titled({ phase: { type: "joining" } });
  act(() => conference.setState({ chat: [said("1"), said("2")] }));
  expect(document.title).toBe("review · Parley");
  const chat = [said("1"), said("2"), said("3")];
  act(() => conference.setState({ phase: { type: "in-conference" }, chat }));
  expect(document.title).toBe("review · Parley");
  act(() => conference.setState({ chat: [...chat, said("4")] }));
  expect(document.title).toBe("(1) review · Parley");
});

function titled(view: Partial<ConferenceView> = {}) {
  return showPage(<Titled />, { phase: { type: "in-conference" }, ...view });
}

function Titled() {
  useTabTitle("review");
  return null;
}

function turn(visibilityState: "visible" | "hidden"): void {
  Object.defineProperty(document, "visibilityState", {
    configurable: true,
    value: visibilityState,
  });
  document.dispatchEvent(new Event("visibilitychange"));
}

function said(id: string, more: Partial<ChatEntryView> = {}): ChatEntryView {
  const plain = { own: false, name: "Ben", text: "", at: 0, missed: false } as const;
  return { id, entity: "sip:ben", ...plain, state: "received", ...more };
}
