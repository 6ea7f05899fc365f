import type { FormEvent } from "react";
import { Link } from "wouter";
import { useOwnDevices, usePage } from "../../store/context.ts";
import type { Refusal } from "../../store/view.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { refusalWords } from "../refusal-words.ts";
import { DeviceNotices } from "./DeviceNotices.tsx";
import { Microphone } from "./Microphone.tsx";
import styles from "./PreJoin.module.css";
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
  // Whoever was refused has given a name already: on a phone its keyboard would hide the reason.
  const again = useFirstFocus<HTMLButtonElement>();
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
            <p>{refusal === undefined ? "You are about to join" : "You have not joined"}</p>
            <h1>{conference}</h1>
          </hgroup>
          {refusal !== undefined && <Refused refusal={refusal} />}
          <Field
            ref={refusal === undefined ? name : undefined}
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
            <Button
              ref={refusal === undefined ? undefined : again}
              type="submit"
              look="primary"
              data-testid="join"
            >
              {refusal === undefined ? "Join" : "Try again"}
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

/** Another name or link is for the start page; all else can be mended from here. */
function Refused({ refusal }: { readonly refusal: Refusal }) {
  return (
    <Notice urgent {...refusalWords(refusal)}>
      {refusal.status === 404 && <Link href="/">Enter another name or link</Link>}
    </Notice>
  );
}
