import { expect, test } from "vitest";
import { createSettings, firstSettings, parseSettings, type Settings } from "./settings.ts";

test("[WEB-131] settings begin as kept, and every change is kept", () => {
  let kept: Settings | undefined = { theme: "dark", singleKeys: false };
  const settings = createSettings({
    settings: () => kept,
    keepSettings: (changed) => {
      kept = changed;
    },
  });
  expect(settings.getState()).toEqual({ theme: "dark", singleKeys: false });
  settings.setState({ language: "ar" });
  expect(kept).toEqual({ language: "ar", theme: "dark", singleKeys: false });
});

test.each([null, 7, {}, { theme: "pink", singleKeys: true }, { theme: "dark", singleKeys: 1 }])(
  "[WEB-131] what no version has kept is as if nothing was: %j",
  (kept) => {
    expect(parseSettings(kept)).toBeUndefined();
  },
);

test("[WEB-131] a language of another version is kept as it is: which are there is another's to say", () => {
  expect(parseSettings({ ...firstSettings, language: "xx" })?.language).toBe("xx");
});
