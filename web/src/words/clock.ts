/** `10:07`, `10:07 PM`: as the language has it; wall clock, ms. */
export function timeOfDay(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(at);
}

/** `Monday, 5 January`. */
export function dayAndMonth(at: number, language: string): string {
  const format = { weekday: "long", day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(language, format).format(at);
}
