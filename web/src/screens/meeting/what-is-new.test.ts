import { describe, expect, test } from "vitest";
import type { PresentationView, RosterEntryView } from "../../store/view.ts";
import { words } from "../../words/words.ts";
import { presentingNews, reachedNews, type Told } from "./what-is-new.ts";

describe("who presents", () => {
  test("[WEB-502] who begins and who stops is news, both in one", () => {
    expect(presenting([], [by("Ben")])).toBe("Ben is presenting");
    expect(presenting([by("Ben")], [])).toBe("Ben stopped presenting");
    expect(presenting([by("Ben")], [by("Ana")])).toBe(
      "Ben stopped presenting and Ana is presenting",
    );
    expect(presenting([], [by("Ben"), by("Ana")])).toBe("Ben and Ana are presenting");
  });

  test("[WEB-502] another screen of theirs is not, nor is one that goes to another window", () => {
    expect(presenting([by("Ben")], [by("Ben"), by("Ben")])).toBeUndefined();
    const box = { x: 0, y: 0, width: 1, height: 1 };
    const away = { type: "presentation", presentation: by("Ben"), box } as const;
    const before = { ...nobody, presentations: [by("Ben")] };
    expect(presentingNews(words(), before, { ...nobody, elsewhere: away })).toBeUndefined();
  });

  test("[WEB-502] whose it is is told once it is known; two of one name are two", () => {
    expect(presenting([], [slides])).toBeUndefined();
    expect(presenting([slides], [by("Ben")])).toBe("Ben is presenting");
    expect(presenting([by("Ben", "one")], [by("Ben", "two")])).toBe(
      "Ben stopped presenting and Ben is presenting",
    );
  });

  function presenting(before: readonly PresentationView[], now: readonly PresentationView[]) {
    const told = (presentations: readonly PresentationView[]) => ({ ...nobody, presentations });
    return presentingNews(words(), told(before), told(now));
  }
});

describe("who can be reached", () => {
  test("[WEB-503] who is lost and who is back is news, all of it in one", () => {
    expect(reached(["Ben", "Ana"], ["Ben?", "Ana"])).toBe("Ben is reconnecting");
    expect(reached(["Ben?", "Ana"], ["Ben", "Ana"])).toBe("Ben is back");
    expect(reached(["Ben?", "Ana"], ["Ben", "Ana?"])).toBe("Ana is reconnecting and Ben is back");
    expect(reached(["Ben", "Ana", "Cy"], ["Ben?", "Ana?", "Cy?"])).toBe(
      "Ben and 2 others are reconnecting",
    );
  });

  test("[WEB-503] who has gone for good is not back, and nobody is told of themselves", () => {
    expect(reached(["Ben?"], [])).toBeUndefined();
    const own = (state: RosterEntryView["state"]) => [{ ...person("Ada"), self: true, state }];
    const before = { ...nobody, roster: own("connected") };
    const now = { ...nobody, roster: own("reconnecting") };
    expect(reachedNews(words(), before, now)).toBeUndefined();
  });

  test("[WEB-504] above ten people nobody is told", () => {
    const ten = Array.from("ABCDEFGHIJ");
    expect(reached([...ten, "Zoe"], [...ten, "Zoe?"])).toBeUndefined();
    expect(reached(ten, [...ten.slice(1), "A?"])).toBe("A is reconnecting");
  });

  function reached(before: readonly string[], now: readonly string[]) {
    const told = (names: readonly string[]) => ({ ...nobody, roster: names.map(person) });
    return reachedNews(words(), told(before), told(now));
  }
});

const nobody: Told = { roster: [], presentations: [] };
const slides: PresentationView = { captureId: "VP", description: "slides", state: "live" };

function by(name: string, id = name): PresentationView {
  return { ...slides, room: { id, name } };
}

/** `Ben?` is lost. */
function person(written: string): RosterEntryView {
  const name = written.replace("?", "");
  return {
    entity: `sip:${name}`,
    name,
    self: false,
    isHost: false,
    endpoints: [],
    state: name === written ? "connected" : "reconnecting",
  };
}
