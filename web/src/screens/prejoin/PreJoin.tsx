import type { FormEvent } from "react";
import { Link } from "wouter";
import { useOwnDevices, usePage, usePeopleThere } from "../../store/context.ts";
import type { PeopleThereView } from "../../store/people-there.ts";
import type { Refusal } from "../../store/view.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { useWords } from "../../words/words.ts";
import { DeviceNotices } from "../devices/DeviceNotices.tsx";
import { refusalWords } from "../refusal-words.ts";
import { SettingsButton } from "../settings/SettingsButton.tsx";
import styles from "./PreJoin.module.css";
import { Preview } from "./Preview.tsx";
import { Setup } from "./Setup.tsx";
import { WhoIsThere } from "./WhoIsThere.tsx";

interface PreJoinProps {
  readonly conference: string;
  readonly refusal: Refusal | undefined;
}

/** How one will be seen and heard; nothing here stands in the way of joining. */
export function PreJoin({ conference, refusal }: PreJoinProps) {
  const t = useWords();
  const { visit } = usePage();
  const there = usePeopleThere(conference);
  const join = (event: FormEvent) => {
    event.preventDefault();
    void visit.join();
  };
  return (
    <form className={styles["page"]} onSubmit={join} data-testid="prejoin">
      <header className={styles["header"]}>
        <Link href="/" aria-label={t("prejoin.start")}>
          <Mark />
        </Link>
        <SettingsButton />
      </header>
      <main className={styles["main"]}>
        <Preview />
        <div className={styles["side"]}>
          <div>
            <hgroup>
              <p>{refusal === undefined ? t("prejoin.about") : t("prejoin.notJoined")}</p>
              <h1>
                <bdi>{conference}</bdi>
              </h1>
            </hgroup>
            <WhoIsThere people={there.people} />
          </div>
          {refusal !== undefined && <Refused refusal={refusal} there={there} />}
          <DeviceNotices />
          <NameAndJoin refused={refusal !== undefined} />
        </div>
        <Setup />
      </main>
    </form>
  );
}

/** Whoever was refused has given a name already: on a phone its keyboard would hide the reason. */
function NameAndJoin({ refused }: { readonly refused: boolean }) {
  const t = useWords();
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const name = useFirstFocus<HTMLInputElement>();
  const again = useFirstFocus<HTMLButtonElement>();
  return (
    <>
      <Field
        ref={refused ? undefined : name}
        label={t("prejoin.name")}
        data-testid="name"
        value={choices.name}
        onChange={(event) => visit.choose({ ...choices, name: event.target.value })}
        maxLength={64}
        autoComplete="name"
        required
      />
      <div className={styles["actions"]}>
        <Button ref={refused ? again : undefined} type="submit" look="primary" data-testid="join">
          {refused ? t("common.tryAgain") : t("prejoin.join")}
        </Button>
        <Button look="plain" onClick={() => visit.joinWithoutDevices()}>
          {t("common.joinWithoutDevices")}
        </Button>
      </div>
    </>
  );
}

/** Another name or link is for the start page; all else can be mended from here. */
function Refused({
  refusal,
  there,
}: {
  readonly refusal: Refusal;
  readonly there: PeopleThereView;
}) {
  const t = useWords();
  return (
    <Notice urgent {...refusalWords(t, refusal, there)}>
      {refusal.status === 404 && <Link href="/">{t("prejoin.other")}</Link>}
    </Notice>
  );
}
