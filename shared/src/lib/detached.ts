/**
 * The same text, on its own, for what is kept. Engines let a part of a text hold on to the whole
 * that it was cut out of: one name would keep the message it came in. A text that was put together
 * holds on to all its pieces.
 */
export function detached(text: string): string {
  // What is shorter is copied anyway.
  return text.length < shortestPart ? text : ` ${text}`.slice(1);
}

/** V8's `SlicedString::kMinLength`, in characters. */
const shortestPart = 13;
