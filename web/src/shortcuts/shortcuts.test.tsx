// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { words } from "../words/words.ts";
import { registeredShortcuts, type ShortcutPress, setSingleKeys } from "./board.ts";
import { type ShortcutId, shortcutIds } from "./catalogue.ts";
import { ariaKeys, keyWords } from "./key-words.ts";
import { meaningOf, type Place } from "./meaning.ts";
import { useShortcut } from "./use-shortcut.ts";

afterEach(() => {
  cleanup();
  setSingleKeys(true);
});

test("[KEY-1] no key means two things, and every shortcut has its words", () => {
  const keys = shortcutIds.map(ariaKeys).flatMap((names) => names.split(" "));
  expect(new Set(keys).size).toBe(keys.length);
  for (const id of shortcutIds) expect(words()(`shortcut.${id}`)).not.toContain("shortcut.");
});

test.each<[string, Place, ShortcutId | undefined]>([
  ["m", "page", "microphone"],
  ["M", "page", "microphone"],
  ["m", "control", "microphone"],
  ["m", "field", undefined],
  ["m", "overlay", undefined],
  [" ", "page", "pushToTalk"],
  [" ", "control", undefined],
  ["F2", "field", "toolbar"],
  ["Escape", "field", "close"],
  ["Escape", "overlay", undefined],
  ["3", "page", "reaction"],
  ["x", "page", undefined],
])("[KEY-2] %j with the keyboard in a %s means %s", (key, place, meaning) => {
  expect(meaningOf(press({ key }), place, true)).toBe(meaning);
});

test("[KEY-2] with a modifier, or repeated by the keyboard, nothing is meant", () => {
  for (const more of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { repeat: true }]) {
    expect(meaningOf(press({ key: "m", ...more }), "page", true)).toBeUndefined();
  }
});

test("[KEY-8] Shift makes another shortcut of a letter, Caps Lock does not", () => {
  const meanings = [
    { key: "v" },
    { key: "V" },
    { key: "V", shiftKey: true },
    { key: "M", shiftKey: true },
    { key: "?", shiftKey: true },
  ].map((more) => meaningOf(press(more), "page", true));
  expect(meanings).toEqual(["cameras", "cameras", "cameraMenu", undefined, "list"]);
  expect([told("cameraMenu"), ariaKeys("cameraMenu")]).toEqual(["Shift+V", "Shift+v"]);
});

test("[KEY-3] single keys can be switched off; F2 and Escape stay", () => {
  const meanings = ["m", " ", "?", "F2", "Escape"].map((key) =>
    meaningOf(press({ key }), "page", false),
  );
  expect(meanings).toEqual([undefined, undefined, undefined, "toolbar", "close"]);
});

test("[KEY-4] on a keyboard without Latin letters the place of the key counts", () => {
  expect(meaningOf(press({ key: "ة", code: "KeyM" }), "page", true)).toBe("microphone");
  expect(meaningOf(press({ key: "٣", code: "Digit3" }), "page", true)).toBe("reaction");
  expect(meaningOf(press({ key: "m", code: "Semicolon" }), "page", true)).toBe("microphone");
});

test("[KEY-5] a held key acts when pressed and when let go, by the window's blur too", async () => {
  const presses = showShortcut("pushToTalk");
  const user = userEvent.setup();
  await user.keyboard("{ >3}");
  expect(presses).toEqual([{ key: " ", down: true }]);
  await user.keyboard("{/ }");
  expect(presses.at(-1)).toEqual({ key: " ", down: false });
  await user.keyboard("{ >}");
  window.dispatchEvent(new Event("blur"));
  expect(presses.map(({ down }) => down)).toEqual([true, false, true, false]);
});

test.each([
  ["a click", (user: User) => user.click(screen.getByRole("button")), true],
  ["Tab", (user: User) => user.tab(), false],
  ["a click and then Tab", comeBackByTab, false],
  ["Tab and then a click", tabAndClick, true],
] as const)(
  "[WEB-485] Space, where %s brought the keyboard to a button",
  async (_, come, isForTheShortcut) => {
    const presses = showShortcut("pushToTalk");
    let clicks = 0;
    render(
      <button type="button" onClick={() => void (clicks += 1)}>
        Mute
      </button>,
    );
    const user = userEvent.setup();
    await come(user);
    expect(document.activeElement).toBe(screen.getByRole("button"));
    clicks = 0;
    await user.keyboard("{ >3}");
    await user.keyboard("{/ }");
    expect(presses.map(({ down }) => down)).toEqual(isForTheShortcut ? [true, false] : []);
    expect(clicks).toBe(isForTheShortcut ? 0 : 1);
  },
);

test("[WEB-485] nothing of a held key is left for the button: not its repeats, not its coming up", async () => {
  showShortcut("pushToTalk");
  render(<button type="button">Mute</button>);
  await userEvent.click(screen.getByRole("button"));
  const isTaken = (type: string, repeat = false) =>
    !screen
      .getByRole("button")
      .dispatchEvent(
        new KeyboardEvent(type, { key: " ", repeat, bubbles: true, cancelable: true }),
      );
  expect([isTaken("keydown"), isTaken("keydown", true), isTaken("keyup")]).toEqual([
    true,
    true,
    true,
  ]);
});

test("[KEY-5] a view that goes away while its key is held lets it go", async () => {
  const presses = showShortcut("pushToTalk");
  await userEvent.keyboard("{ >}");
  cleanup();
  expect(presses.map(({ down }) => down)).toEqual([true, false]);
});

test("[KEY-6] only what somebody acts on is registered, and the newest acts", async () => {
  const older = showShortcut("layout");
  const newer = showShortcut("layout");
  expect(registeredShortcuts()).toEqual(["layout"]);
  await userEvent.keyboard("w");
  expect([older.length, newer.length]).toEqual([0, 1]);
  cleanup();
  expect(registeredShortcuts()).toEqual([]);
});

test("[KEY-2] what is typed stays typed", async () => {
  const presses = showShortcut("microphone");
  render(<input aria-label="Name" />);
  await userEvent.type(screen.getByLabelText("Name"), "mm");
  expect(presses).toEqual([]);
});

test("[KEY-7] keys are named in the person's language", () => {
  expect((["microphone", "pushToTalk", "reaction", "toolbar"] as const).map(told)).toEqual([
    "M",
    "Space",
    "1 to 6",
    "F2",
  ]);
});

type User = ReturnType<typeof userEvent.setup>;

async function comeBackByTab(user: User): Promise<void> {
  await user.click(screen.getByRole("button"));
  await user.tab();
  await user.tab({ shift: true });
}

async function tabAndClick(user: User): Promise<void> {
  await user.tab();
  await user.click(screen.getByRole("button"));
}

function told(id: ShortcutId): string {
  return keyWords(words(), id);
}

function showShortcut(id: ShortcutId): ShortcutPress[] {
  const presses: ShortcutPress[] = [];
  render(<Listening id={id} presses={presses} />);
  return presses;
}

function Listening({
  id,
  presses,
}: {
  readonly id: ShortcutId;
  readonly presses: ShortcutPress[];
}) {
  useShortcut(id, (pressed) => void presses.push(pressed));
  return null;
}

function press(more: Partial<KeyboardEvent>) {
  return {
    key: "",
    code: "",
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    repeat: false,
    ...more,
  };
}
