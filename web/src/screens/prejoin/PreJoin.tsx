import type { FormEvent } from "react";
import { Link } from "wouter";
import { useOwnDevices, usePage } from "../../store/context.ts";
import type { Refusal } from "../../store/view.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { DeviceNotices } from "./DeviceNotices.tsx";
import { Microphone } from "./Microphone.tsx";
import styles from "./PreJoin.module.css";
import { refusalWords } from "./refusal-words.ts";
import { ScenePreview, SceneSetup } from "./Scene.tsx";

interface PreJoinProps {
  readonly conference: string;
  readonly refusal: Refusal | undefined;
}

/** How one will be seen and heard; nothing here stands in the way of joining. */
export function PreJoin({ conference, refusal }: PreJoinProps) {
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const name = useFirstFocus<HTMLInputElement>();
  const join = (event: FormEvent) => {
    event.preventDefault();
    void visit.join();
  };
  return (
    <form className={styles["page"]} onSubmit={join} data-testid="prejoin">
      <header className={styles["header"]}>
        <Link href="/" aria-label="Parley, start page">
          <Mark />
        </Link>
      </header>
      <main className={styles["main"]}>
        <ScenePreview />
        <div className={styles["side"]}>
          <hgroup>
            <p>You are about to join</p>
            <h1>{conference}</h1>
          </hgroup>
          {refusal !== undefined && <Notice urgent {...refusalWords(refusal)} />}
          <Field
            ref={name}
            label="Your name"
            data-testid="name"
            value={choices.name}
            onChange={(event) => visit.choose({ ...choices, name: event.target.value })}
            maxLength={64}
            autoComplete="name"
            required
          />
          <Microphone />
          <div className={styles["actions"]}>
            <Button type="submit" look="primary" data-testid="join">
              Join
            </Button>
            <Button look="plain" onClick={() => visit.joinWithoutDevices()}>
              Join without camera and microphone
            </Button>
          </div>
          <DeviceNotices />
        </div>
        <SceneSetup />
      </main>
    </form>
  );
}
