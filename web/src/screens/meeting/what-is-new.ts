import type { ConferenceView, RosterEntryView } from "../../store/view.ts";
import { presentingWords, reachedWords } from "../../words/names.ts";
import type { Words } from "../../words/words.ts";

/** Above so many people, oneself among them, coming and going is no news any more (ux.md §6). */
const crowd = 10;

export function isCrowd(roster: readonly RosterEntryView[]): boolean {
  return roster.length > crowd;
}

/** What of a meeting is news when it changes. */
export type Told = Pick<ConferenceView, "roster"> & Presented;

type Presented = Pick<ConferenceView, "presentations" | "elsewhere">;

/** Who presents now and did not, and who did and does not. */
export function presentingNews(t: Words, before: Told, now: Told): string | undefined {
  const [did, does] = [presentersIn(before), presentersIn(now)];
  return presentingWords(t, namesWithout(did, does), namesWithout(does, did));
}

/** By their rooms; whose name is not known yet is not told yet. Another window is a place like any other. */
export function presentersIn({ presentations, elsewhere }: Presented): Names {
  const there = elsewhere?.type === "presentation" ? [elsewhere.presentation] : [];
  const rooms = [...presentations, ...there].flatMap(({ room }) => room ?? []);
  return new Map(rooms.map(({ id, name }) => [id, name]));
}

/** Who of the others was lost, and who is back; who left altogether is neither. */
export function reachedNews(t: Words, before: Told, now: Told): string | undefined {
  if (isCrowd(now.roster)) return undefined;
  const [wereLost, areLost] = [lostIn(before), lostIn(now)];
  const there = new Set(now.roster.map(({ entity }) => entity));
  const back = new Map([...wereLost].filter(([entity]) => there.has(entity)));
  return reachedWords(t, namesWithout(areLost, wereLost), namesWithout(back, areLost));
}

function lostIn({ roster }: Told): Names {
  const lost = roster.filter(({ self, state }) => !self && state === "reconnecting");
  return new Map(lost.map(({ entity, name }) => [entity, name]));
}

/** By whatever tells two of the same name apart. */
export type Names = ReadonlyMap<string, string>;

export function without(names: Names, others: Names): Names {
  return new Map([...names].filter(([id]) => !others.has(id)));
}

function namesWithout(names: Names, others: Names): readonly string[] {
  return [...without(names, others).values()];
}
