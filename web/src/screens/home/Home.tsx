import { type FormEvent, useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { usePage } from "../../store/context.ts";
import { meetingNameOf } from "../../store/meeting-name.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { Centred } from "../Centred.tsx";
import styles from "./Home.module.css";

export function Home() {
  const { kept } = usePage();
  const [typed, setTyped] = useState("");
  const [, navigate] = useLocation();
  const field = useFirstFocus<HTMLInputElement>();
  const name = meetingNameOf(typed);
  const recent = kept.recentMeetings();
  useEffect(() => {
    document.title = "Parley";
  }, []);
  const join = (event: FormEvent) => {
    event.preventDefault();
    if (name !== undefined) navigate(pathOf(name));
  };
  return (
    <Centred>
      <hgroup className={styles["title"]}>
        <Mark />
        <h1>Parley</h1>
        <p>Rooms that meet, face to face.</p>
      </hgroup>
      <form className={styles["form"]} onSubmit={join}>
        <Field
          ref={field}
          label="Meeting name or link"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Button type="submit" look="primary">
          Join
        </Button>
      </form>
      {recent.length > 0 && (
        <section aria-labelledby="recent">
          <h2 id="recent">Recent meetings</h2>
          <ul className={styles["recent"]}>
            {recent.map((meeting) => (
              <li key={meeting}>
                <Link href={pathOf(meeting)}>{meeting}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        No cameras at hand?{" "}
        <Link href={`${pathOf(name ?? "demo")}?simulate=1&cameras=3`}>Try a three-camera room</Link>
        , drawn by your browser.
      </p>
    </Centred>
  );
}

function pathOf(conference: string): string {
  return `/m/${encodeURIComponent(conference)}`;
}
