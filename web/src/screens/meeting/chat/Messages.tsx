import { ArrowDown, MessageSquare } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Absence, ChatEntryView } from "../../../store/view.ts";
import { Button } from "../../../ui/Button.tsx";
import { dayAndMonth } from "../../../words/clock.ts";
import { changeWords } from "../../../words/names.ts";
import { language, useWords, type Words } from "../../../words/words.ts";
import { type ChatItem, type ChatMissed, conversation } from "./conversation.ts";
import { Group } from "./Group.tsx";
import styles from "./Messages.module.css";

/** This near the newest one reads on: what comes in moves up by itself. */
const nearPx = 48;

interface MessagesProps {
  readonly chat: readonly ChatEntryView[];
  readonly absences?: readonly Absence[] | undefined;
}

/** All that was said, the newest at the bottom and in sight, unless somebody reads further up. */
export function Messages({ chat, absences }: MessagesProps) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const [isAtNewest, setAtNewest] = useState(true);
  // The list is laid out from its end: that is where 0 is, and upwards is less.
  const toNewest = () => list.current?.scrollTo({ top: 0 });
  const ownNewest = chat.findLast(({ own }) => own)?.id;
  useEffect(() => {
    if (ownNewest !== undefined) list.current?.scrollTo({ top: 0 });
  }, [ownNewest]);
  const said = conversation(chat, (at) => new Date(at).toDateString(), absences);
  return (
    <div className={styles["messages"]}>
      <div
        ref={list}
        className={styles["list"]}
        role="log"
        aria-live="off"
        aria-label={t("chat.log")}
        // What scrolls is reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={({ currentTarget }) => setAtNewest(currentTarget.scrollTop > -nearPx)}
      >
        {chat.length === 0 ? (
          <Nothing />
        ) : (
          <ol className={styles["items"]}>
            {said.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ol>
        )}
      </div>
      {!isAtNewest && (
        <Button
          className={styles["newest"]}
          icon={<ArrowDown aria-hidden="true" />}
          onClick={toNewest}
        >
          {t("chat.newest")}
        </Button>
      )}
    </div>
  );
}

function Nothing() {
  const t = useWords();
  return (
    <div className={styles["nothing"]}>
      <MessageSquare aria-hidden="true" />
      <strong>{t("chat.none")}</strong>
      <p>{t("chat.noneMeans")}</p>
    </div>
  );
}

function Item({ item }: { readonly item: ChatItem }) {
  const t = useWords();
  switch (item.type) {
    case "day":
      return <li className={styles["divider"]}>{dayAndMonth(item.at, language())}</li>;
    case "missed":
      return (
        <li className={styles["divider"]} data-missed="true" data-testid="missed">
          {missedWords(t, item)}
        </li>
      );
    case "group":
      return <Group group={item} />;
    default:
      return item satisfies never;
  }
}

function missedWords(t: Words, { absence }: ChatMissed): string {
  const change = absence && changeWords(t, namesOf(absence.left), namesOf(absence.joined));
  return change === undefined ? t("chat.missed") : t("chat.missedWith", { change });
}

function namesOf(people: readonly { readonly name: string }[]): readonly string[] {
  return people.map(({ name }) => name);
}
