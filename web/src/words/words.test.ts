import { expect, test } from "vitest";
import { ago, minutesAndSeconds, spokenDuration } from "./duration.ts";
import { isolate } from "./isolate.ts";
import { languageFor } from "./languages.ts";
import { backWords, changeWords } from "./names.ts";
import { speak, words } from "./words.ts";

test("[WEB-82] comings and goings are told in few words", () => {
  expect(changeWords(words(), ["Ana"], [])).toBe("Ana left");
  expect(changeWords(words(), [], ["Ana", "Ben"])).toBe("Ana and Ben joined");
  expect(changeWords(words(), ["Ana", "Ben", "Cleo"], ["Dan"])).toBe(
    "Ana and 2 others left and Dan joined",
  );
  expect(changeWords(words(), [], [])).toBeUndefined();
  expect(backWords(words(), [], [])).toBe("You're back.");
});

test("[WEB-82] time lost is counted in minutes and seconds", () => {
  expect([0, 7, 65, 600].map((seconds) => minutesAndSeconds(seconds, "en"))).toEqual([
    "0:00",
    "0:07",
    "1:05",
    "10:00",
  ]);
});

test("[WEB-160] how long one was in is told in hours and minutes", () => {
  const told = [40, 59.7, 90, 3_599, 3_600, 3_900].map((s) => spokenDuration(s * 1_000, "en"));
  expect(told).toEqual([
    "40 seconds",
    "1 minute",
    "2 minutes",
    "1 hour",
    "1 hour",
    "1 hour, 5 minutes",
  ]);
  expect(spokenDuration(300_000, "ar")).toBe("5 دقائق");
});

test("[WEB-112] when a meeting was joined is told in the largest unit", () => {
  const hour = 3_600_000;
  const told = [0, 300_000, 3 * hour, 25 * hour, 8 * 24 * hour].map((ms) => ago(ms, "en"));
  expect(told).toEqual(["now", "5 minutes ago", "3 hours ago", "yesterday", "last week"]);
});

test.each([
  [undefined, ["de-AT", "en"], "de"],
  [undefined, ["fr", "ar-EG"], "ar"],
  [undefined, ["fr"], "en"],
  ["ar", ["de"], "ar"],
  ["xx", ["de"], "de"],
  ["constructor", [], "en"],
] as const)("[WRD-1] chosen %s, asked for %j: %s", (chosen, preferred, expected) => {
  expect(languageFor(chosen, preferred)).toBe(expected);
});

test("[WRD-2] of two languages chosen in quick succession the newer one is spoken", async () => {
  const page = { lang: "", dir: "" } as HTMLElement;
  const fetching = speak("de", page);
  await speak("en", page);
  await fetching;
  expect([page.lang, words()("common.close")]).toEqual(["en", "Close"]);
});

test("[WRD-2] a language sets the page's lang and dir, and every form of its plurals", async () => {
  const page = { lang: "", dir: "" } as HTMLElement;
  await speak("ar", page);
  expect([page.lang, page.dir]).toEqual(["ar", "rtl"]);
  const forms = [0, 1, 2, 3, 11, 100].map((count) => words()("connection.next", { count }));
  expect(new Set(forms.map((form) => form.replace(/\p{Nd}+/u, ""))).size).toBe(5);
  await speak("de", page);
  expect([page.lang, page.dir]).toEqual(["de", "ltr"]);
  expect(changeWords(words(), ["Ana", "Ben"], [])).toBe("Ana und Ben sind gegangen");
  await speak("en", page);
});

test("[WRD-3] a name of the other direction is isolated, one of the same is not", async () => {
  expect(isolate("Ana", "rtl")).toBe("\u2068Ana\u2069");
  expect(isolate("ليلى", "ltr")).toBe("\u2068ليلى\u2069");
  expect([isolate("Ana", "ltr"), isolate("ليلى", "rtl")]).toEqual(["Ana", "ليلى"]);
  expect(isolate(isolate("Ana", "rtl"), "rtl")).toBe("\u2068Ana\u2069");
  expect(isolate("\u202eAna\u202c", "ltr")).toBe("Ana");
  await speak("ar", { lang: "", dir: "" } as HTMLElement);
  expect(changeWords(words(), ["Ana"], [])).toBe("غادر \u2068Ana\u2069");
  await speak("en", { lang: "", dir: "" } as HTMLElement);
});
