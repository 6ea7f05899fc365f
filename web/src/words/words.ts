import { createInstance, type ParseKeys, type TOptions } from "i18next";
import { useSyncExternalStore } from "react";
import { initReactI18next } from "react-i18next";
import english from "./en.json";
import { isolate } from "./isolate.ts";
import { firstLanguage, isLanguage, type Language, languages } from "./languages.ts";

/** `t("home.title")`: a key of the catalogues, and what its placeholders stand for, to words. */
export type Words = (key: ParseKeys, values?: TOptions) => string;

/** English is always there; another language comes when it is needed. */
const load: Readonly<Record<Exclude<Language, "en">, () => Promise<{ default: object }>>> = {
  de: () => import("./de.json"),
  ar: () => import("./ar.json"),
};

const catalogues = createInstance();

void catalogues.use(initReactI18next).init({
  lng: firstLanguage,
  fallbackLng: firstLanguage,
  resources: { en: { translation: english } },
  initAsync: false,
  // React escapes; what is put into a sentence must only not turn it around.
  interpolation: { escape: (text: string) => isolate(text, languages[language()].direction) },
  react: { useSuspense: false },
});

let spoken = wordsIn(firstLanguage);
catalogues.on("languageChanged", (changed) => {
  spoken = wordsIn(changed);
});

/** The words of the language there is; a view that uses them is drawn anew when it changes. */
export function useWords(): Words {
  return useSyncExternalStore(followLanguage, words);
}

/** For what is said outside of any view. */
export function words(): Words {
  return spoken;
}

export function language(): Language {
  return isLanguage(catalogues.language) ? catalogues.language : firstLanguage;
}

/** Wanted last: what is fetched for an earlier wish comes too late. */
let newest: Language = firstLanguage;

/** The page in that language from here on; where its words cannot be fetched, the page stays as it is. */
export async function speak(wanted: Language, page: HTMLElement): Promise<void> {
  newest = wanted;
  if (wanted !== "en" && !catalogues.hasResourceBundle(wanted, "translation")) {
    const fetched = await load[wanted]().catch(() => undefined);
    if (fetched === undefined) return;
    catalogues.addResourceBundle(wanted, "translation", fetched.default);
  }
  if (wanted !== newest) return;
  await catalogues.changeLanguage(wanted);
  page.lang = wanted;
  page.dir = languages[wanted].direction;
}

/**
 * What holds no placeholder is looked up once: a meeting draws a hundred labels at a time, and i18next
 * goes over each from end to end.
 */
function wordsIn(spokenLanguage: string): Words {
  const translate = catalogues.getFixedT(spokenLanguage);
  const known = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return translate(key, values);
    const found = known.get(key) ?? translate(key);
    known.set(key, found);
    return found;
  };
}

function followLanguage(tell: () => void): () => void {
  catalogues.on("languageChanged", tell);
  return () => catalogues.off("languageChanged", tell);
}
