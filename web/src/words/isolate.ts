const firstStrongIsolate = "\u2068";
const popIsolate = "\u2069";
/** Embeddings and overrides would turn the words around them, and a name needs none. */
const turning = /[\u202a-\u202e]/g;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * What a person has typed, put into a sentence of the other writing direction without turning the
 * words around it (UAX #9 §2.4). In a sentence of its own direction it stays as it is.
 */
export function isolate(said: string, sentence: "ltr" | "rtl"): string {
  const text = said.replace(turning, "");
  const foreign = sentence === "rtl" ? leftToRight : rightToLeft;
  if (!foreign.test(text) || text.includes(firstStrongIsolate)) return text;
  return `${firstStrongIsolate}${text}${popIsolate}`;
}
