import { useEffect, useRef, useState } from "react";
import { useConference } from "../../../store/context.ts";
import type { ChatEntryView } from "../../../store/view.ts";
import { announce } from "../../../ui/announce.ts";
import { toast } from "../../../ui/toast.ts";
import { useWords, type Words } from "../../../words/words.ts";
import { newIn } from "./new-in.ts";

/**
 * Tells what others say: spoken where the panel is open, else by a toast that opens it.
 *
 * @returns how many are unread
 */
export function useChatNews(open: boolean, onOpen: () => void): number {
  const t = useWords();
  const chat = useConference((view) => view.chat);
  const [read, setRead] = useState(chat);
  if (open && read !== chat) setRead(chat);
  const told = useRef(chat);
  const takeAway = useRef<() => void>(() => undefined);
  useEffect(() => {
    // What it is about is in sight now.
    if (open) takeAway.current();
  }, [open]);
  const show = useRef(onOpen);
  useEffect(() => {
    show.current = onOpen;
  });
  useEffect(() => {
    const news = newIn(chat, told.current);
    told.current = chat;
    const words = newsWords(t, news);
    if (words === undefined) return;
    if (open) return announce(words);
    takeAway.current = toast({
      words,
      action: { words: t("chat.open"), act: () => show.current() },
      group: "chat",
    });
  }, [t, chat, open]);
  return open ? 0 : newIn(chat, read).length;
}

/** A toast is a glance, not a page. */
const previewLength = 90;

function newsWords(t: Words, news: readonly ChatEntryView[]): string | undefined {
  const [first, ...more] = news;
  if (first === undefined) return undefined;
  if (more.length > 0) return t("chat.news", { count: news.length });
  return t("chat.said", { name: first.name, text: preview(first.text) });
}

function preview(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= previewLength ? line : `${line.slice(0, previewLength).trimEnd()}…`;
}
