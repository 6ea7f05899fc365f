import { useLayoutEffect, useState, useSyncExternalStore } from "react";
import { useConference } from "../store/context.ts";
import type { ConferenceView } from "../store/view.ts";
import { useWords, type Words } from "../words/words.ts";
import { newIn } from "./meeting/chat/new-in.ts";

/** The name of the tab: of the meeting, and what somebody who looks elsewhere is to know of it. */
export function useTabTitle(conference: string): void {
  const t = useWords();
  const state = useConference(stateOf);
  const unseen = useUnseen();
  const title = titleOf(t, conference, state, unseen);
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
}

type TabState = "lost" | "muted" | "plain";

function stateOf({ phase, banner, microphoneOn }: ConferenceView): TabState {
  if (phase.type !== "in-conference") return "plain";
  if (banner?.type === "lost") return "lost";
  return microphoneOn ? "plain" : "muted";
}

function titleOf(t: Words, conference: string, state: TabState, unseen: number): string {
  const plain = t("title.meeting", { conference });
  const stated = state === "plain" ? plain : t(`title.${state}`, { title: plain });
  return unseen > 0 ? t("title.unseen", { count: unseen, title: stated }) : stated;
}

/** How many messages of others have come since the tab was in sight, or entered the meeting out of it. */
function useUnseen(): number {
  const chat = useConference((view) => view.chat);
  const isInSight = useSyncExternalStore(watchSight, isVisible);
  const isIn = useConference(({ phase }) => phase.type === "in-conference");
  const isCounting = isIn && !isInSight;
  // The chat as it was when counting began: what a reload brings back is no news.
  const [seen, setSeen] = useState<typeof chat>();
  if (isCounting && seen === undefined) setSeen(chat);
  if (!isCounting && seen !== undefined) setSeen(undefined);
  return isCounting && seen !== undefined ? newIn(chat, seen).length : 0;
}

function watchSight(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

function isVisible(): boolean {
  return document.visibilityState === "visible";
}
