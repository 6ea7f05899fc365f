import { Plus, X } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { usePage } from "../../store/context.ts";
import { meetingNameOf } from "../../store/meeting-name.ts";
import { newMeetingName } from "../../store/new-meeting-name.ts";
import { announce } from "../../ui/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { ago } from "../../words/duration.ts";
import { Sentence } from "../../words/Sentence.tsx";
import { language, useWords } from "../../words/words.ts";
import { Centred } from "../Centred.tsx";
import { SettingsButton } from "../settings/SettingsButton.tsx";
import styles from "./Home.module.css";

export function Home() {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const [, navigate] = useLocation();
  const field = useFirstFocus<HTMLInputElement>();
  const name = meetingNameOf(typed);
  useEffect(() => {
    document.title = t("title.home");
  }, [t]);
  const join = (event: FormEvent) => {
    event.preventDefault();
    if (name !== undefined) navigate(pathOf(name));
  };
  return (
    <Centred>
      <hgroup className={styles["title"]}>
        <Mark />
        <h1>Parley</h1>
        <SettingsButton />
        <p>{t("home.promise")}</p>
      </hgroup>
      <form className={styles["form"]} onSubmit={join}>
        <Field
          ref={field}
          label={t("home.field")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Button type="submit" look="primary">
          {t("home.join")}
        </Button>
      </form>
      <div>
        <Button
          icon={<Plus aria-hidden="true" />}
          onClick={() => navigate(pathOf(newMeetingName()))}
        >
          {t("home.new")}
        </Button>
      </div>
      <RecentMeetings />
      <p>
        <Sentence
          of="home.noCameras"
          parts={{ room: <Link href={`${pathOf(name ?? "demo")}?simulate=1&cameras=3`} /> }}
        />
      </p>
    </Centred>
  );
}

function RecentMeetings() {
  const t = useWords();
  const { kept } = usePage();
  const [recent, setRecent] = useState(() => kept.recentMeetings());
  const heading = useRef<HTMLHeadingElement>(null);
  const [now] = useState(Date.now);
  const forget = (conference: string) => {
    kept.forgetMeeting(conference);
    setRecent(kept.recentMeetings());
    // The button that had the keyboard is gone.
    heading.current?.focus();
    announce(t("home.forgotten", { conference }));
  };
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" ref={heading} tabIndex={-1}>
        {t("home.recent")}
      </h2>
      {recent.length === 0 && <p className={styles["none"]}>{t("home.recentNone")}</p>}
      <ul className={styles["recent"]}>
        {recent.map(({ conference, at }) => (
          <li key={conference}>
            <Link href={pathOf(conference)}>
              <bdi>{conference}</bdi>
              {kept.mark(conference) === undefined ? (
                <span>{ago(now - at, language())}</span>
              ) : (
                <span data-held>{t("home.held")}</span>
              )}
            </Link>
            <IconButton
              look="bare"
              label={t("home.forget", { conference })}
              icon={<X aria-hidden="true" />}
              onClick={() => forget(conference)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function pathOf(conference: string): string {
  return `/m/${encodeURIComponent(conference)}`;
}
