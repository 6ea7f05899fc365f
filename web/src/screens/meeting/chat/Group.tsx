import { RotateCcw, TriangleAlert } from "lucide-react";
import { usePage } from "../../../store/context.ts";
import type { ChatEntryView } from "../../../store/view.ts";
import { Unseen } from "../../../ui/Unseen.tsx";
import { timeOfDay } from "../../../words/clock.ts";
import { language, useWords } from "../../../words/words.ts";
import type { ChatGroup } from "./conversation.ts";
import styles from "./Group.module.css";
import { linksIn } from "./links-in.ts";

/** What one person said in one go. */
export function Group({ group: { first, entries } }: { readonly group: ChatGroup }) {
  return (
    <li className={styles["group"]} data-own={first.own} data-missed={first.missed}>
      <p className={styles["who"]}>
        <Who entry={first} />
        <time dateTime={new Date(first.at).toISOString()}>{timeOfDay(first.at, language())}</time>
      </p>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </li>
  );
}

/** One's own stand on one's own side: to the eye that says enough. */
function Who({ entry: { own, name } }: { readonly entry: ChatEntryView }) {
  const t = useWords();
  return own ? <Unseen>{t("common.you")}</Unseen> : <strong dir="auto">{name}</strong>;
}

function Entry({ entry: { id, text, state } }: { readonly entry: ChatEntryView }) {
  const t = useWords();
  const { actions } = usePage();
  return (
    <div className={styles["entry"]} data-testid="message" data-state={state}>
      <p className={styles["text"]} dir="auto">
        <Text text={text} />
      </p>
      {state === "pending" && <small>{t("chat.pending")}</small>}
      {state === "failed" && (
        <small className={styles["failed"]}>
          <TriangleAlert aria-hidden="true" />
          {t("chat.failed")}
          <button type="button" onClick={() => actions.resend(id)}>
            <RotateCcw aria-hidden="true" />
            {t("common.tryAgain")}
          </button>
        </small>
      )}
    </div>
  );
}

/** Text, and nothing but text: only the addresses in it can be followed. */
function Text({ text }: { readonly text: string }) {
  let at = 0;
  return linksIn(text).map((part) => {
    const key = at;
    at += part.text.length;
    return part.href === undefined ? (
      <span key={key}>{part.text}</span>
    ) : (
      <a key={key} href={part.href} target="_blank" rel="noopener noreferrer" dir="ltr">
        {part.text}
      </a>
    );
  });
}
