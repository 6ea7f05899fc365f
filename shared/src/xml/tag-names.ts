import { endOfName } from "./characters.ts";
import type { XmlName } from "./element.ts";
import { elementName, interned, type ReadingScope } from "./scope.ts";

/** The name of a tag as it is written, and what it meant where it stood last. */
export interface TagName {
  readonly text: string;
  /** The name that came after it last time. */
  next: TagName | undefined;
  scope: ReadingScope | undefined;
  meaning: XmlName | undefined;
}

/**
 * The names of one document's tags. Documents say the same things in the same order: the name that
 * came after this one last time is tried first, and need be neither measured nor looked up.
 */
export class TagNames {
  readonly #known = new Map<string, TagName>();
  #last = named("");

  /** The name that begins at `at`; undefined: none does. */
  readAt(text: string, at: number): TagName | undefined {
    const guess = this.#last.next;
    if (guess !== undefined && isNameAt(text, at, guess.text)) {
      this.#last = guess;
      return guess;
    }
    const end = endOfName(text, at);
    if (end === at) return undefined;
    const name = this.#nameOf(text.slice(at, end));
    this.#last.next = name;
    this.#last = name;
    return name;
  }

  #nameOf(text: string): TagName {
    const known = this.#known.get(text);
    if (known) return known;
    const name = named(interned(text));
    this.#known.set(name.text, name);
    return name;
  }
}

/** What it means in this scope; undefined: its prefix is not declared, or it is no QName. */
export function meaningOf(name: TagName, scope: ReadingScope): XmlName | undefined {
  if (name.scope !== scope) {
    name.meaning = elementName(scope, name.text);
    name.scope = scope;
  }
  return name.meaning;
}

function named(text: string): TagName {
  return { text, next: undefined, scope: undefined, meaning: undefined };
}

/** Whether it is this name, and ends there as most tags do; another end is for `endOfName` to tell. */
function isNameAt(text: string, at: number, name: string): boolean {
  const after = text.charCodeAt(at + name.length);
  return (after === CLOSING || after === SPACE) && text.startsWith(name, at);
}

const CLOSING = 62;
const SPACE = 32;
