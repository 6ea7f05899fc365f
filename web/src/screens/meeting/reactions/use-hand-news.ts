import { useEffect, useRef } from "react";
import { useConference } from "../../../store/context.ts";
import { announce } from "../../../ui/announce.ts";
import { toast } from "../../../ui/toast.ts";
import { namesIn } from "../../../words/names.ts";
import { useWords } from "../../../words/words.ts";
import { handQueue, placeInQueue } from "./hand-queue.ts";

/** Hands that go up so close together are told in one. */
const togetherMs = 3_000;

/** Says who raises a hand, and which place in the queue one's own has come to. */
export function useHandNews(): void {
  const t = useWords();
  const roster = useConference((view) => view.roster);
  const up = useRef<ReadonlySet<string>>(undefined);
  const news = useRef<{ readonly names: readonly string[]; readonly at: number }>(undefined);
  useEffect(() => {
    if (roster.length === 0) return;
    const raised = handQueue(roster).filter(({ self }) => !self);
    const before = up.current;
    up.current = new Set(raised.map(({ entity }) => entity));
    // Hands that were up when one came in are no news.
    const names = raised.filter(({ entity }) => before?.has(entity) === false).map(nameOf);
    if (names.length === 0) return;
    const now = performance.now();
    const isTogether = news.current !== undefined && now - news.current.at < togetherMs;
    const all = [...(isTogether ? (news.current?.names ?? []) : []), ...names];
    news.current = { names: all, at: now };
    toast({ words: t("reactions.raised", namesIn(t, all)), group: "hands" });
  }, [t, roster]);
  useOwnPlaceSaid();
  useLowered();
}

/** A host has taken one's own hand down. */
function useLowered(): void {
  const t = useWords();
  const lowered = useConference((view) => view.handLowered);
  const told = useRef(lowered?.at);
  useEffect(() => {
    if (lowered === undefined || lowered.at === told.current) return;
    told.current = lowered.at;
    const { by: name } = lowered;
    const words = name === "" ? t("reactions.loweredByHost") : t("reactions.loweredBy", { name });
    toast({ words, group: "own hand" });
  }, [t, lowered]);
}

/** One's own hand is up as soon as it is raised here; its place is known once the focus has it. */
function useOwnPlaceSaid(): void {
  const t = useWords();
  const place = useOwnPlace();
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    const isNew = before.current === undefined;
    before.current = place;
    if (place !== undefined && isNew) announce(t("reactions.place", { place }));
  }, [t, place]);
}

/** From 1; undefined while one's own hand is down. */
export function useOwnPlace(): number | undefined {
  return useConference(({ roster, handRaised }) =>
    handRaised ? placeInQueue(roster, ({ self }) => self) : undefined,
  );
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
