// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { speak } from "../../words/words.ts";
import { showPage } from "../fake-page.tsx";
import { Settings } from "./Settings.tsx";
import { SettingsButton } from "./SettingsButton.tsx";

afterEach(cleanup);

test("[WEB-174] a language is chosen by its own name, or left to the browser", async () => {
  const { page } = shown();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language" }), "Deutsch");
  expect(page.settings.getState().language).toBe("de");
  await userEvent.selectOptions(
    screen.getByRole("combobox", { name: "Language" }),
    "As in the browser",
  );
  expect(page.settings.getState()).not.toHaveProperty("language");
});

test("[WEB-174] every change holds at once, and outlives the page", async () => {
  const { page } = shown();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Appearance" }), "Dark");
  await userEvent.click(screen.getByRole("switch", { name: "Single-key shortcuts" }));
  expect(page.settings.getState()).toMatchObject({ theme: "dark", singleKeys: false });
  expect(page.kept.settings()).toMatchObject({ theme: "dark", singleKeys: false });
});

test("[WEB-174] the settings speak the language that is chosen in them", async () => {
  shown();
  const page = { lang: "", dir: "" } as HTMLElement;
  await act(() => speak("de", page));
  expect(screen.getByRole("dialog", { name: "Einstellungen" })).toBeDefined();
  await act(() => speak("en", page));
});

test("[WEB-174] they open from a button, and give the keyboard back to it", async () => {
  showPage(<SettingsButton />);
  const button = screen.getByRole("button", { name: "Settings" });
  await userEvent.click(button);
  expect(await screen.findByRole("dialog", { name: "Settings" })).toBeDefined();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
  await expect.poll(() => document.activeElement === button).toBe(true);
});

function shown() {
  return showPage(<Settings open onClose={() => undefined} />);
}
