/** The languages of the page, by BCP 47 tag; each is named in itself. */
export const languages = {
  en: { name: "English", direction: "ltr" },
  de: { name: "Deutsch", direction: "ltr" },
  ar: { name: "العربية", direction: "rtl" },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

interface LanguageFacts {
  readonly name: string;
  readonly direction: "ltr" | "rtl";
}

export type Language = keyof typeof languages;

/** What all else falls back to. */
export const firstLanguage: Language = "en";

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

/** The chosen one; else the first that the browser asks for and we have; else English. */
export function languageFor(chosen: string | undefined, preferred: readonly string[]): Language {
  const tags = [...(chosen === undefined ? [] : [chosen]), ...preferred];
  const primary = tags.map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return primary.find(isLanguage) ?? firstLanguage;
}
