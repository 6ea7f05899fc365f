import {
  AppWindow,
  CircleAlert,
  CircleCheck,
  DoorOpen,
  type LucideIcon,
  MoonStar,
  UserX,
  WifiOff,
} from "lucide-react";
import { Link } from "wouter";
import { useConference, usePage, usePeopleThere, useStay } from "../../store/context.ts";
import type { PeopleThereView } from "../../store/people-there.ts";
import type { LeftPhase, LeftReason } from "../../store/view.ts";
import { Button } from "../../ui/Button.tsx";
import { TechnicalDetails } from "../../ui/TechnicalDetails.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { spokenDuration } from "../../words/duration.ts";
import { changeWords } from "../../words/names.ts";
import { language, useWords } from "../../words/words.ts";
import { Centred } from "../Centred.tsx";
import styles from "./Left.module.css";
import { leftWords } from "./left-words.ts";
import { missed } from "./missed.ts";

/** Why one is not in the meeting any more, how long one was, and the way back where there is one. */
export function Left(phase: Omit<LeftPhase, "type">) {
  const { reason, mayRejoin, refusal, before } = phase;
  const t = useWords();
  const { visit } = usePage();
  const lasted = useStay();
  const conference = useConference((view) => view.conference);
  // Told from outside, and worth asking for in these two cases.
  const isWorthAsking = before !== undefined || refusal?.status === 486;
  const there = usePeopleThere(isWorthAsking ? conference : undefined);
  const again = useFirstFocus<HTMLButtonElement>();
  const heading = useFirstFocus<HTMLHeadingElement>();
  const words = leftWords(t, phase, there);
  const Sign = signs[reason];
  return (
    <Centred sign={<Sign aria-hidden="true" />}>
      <hgroup data-testid="left" data-reason={reason}>
        <h1 ref={mayRejoin ? undefined : heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p>{words.body}</p>
        {before !== undefined && <Missed before={before} people={there.people} />}
        {lasted !== undefined && (
          <p>{t("left.lasted", { time: spokenDuration(lasted, language()) })}</p>
        )}
      </hgroup>
      <div className={styles["actions"]}>
        {mayRejoin && (
          <Button
            ref={again}
            look="primary"
            data-testid="rejoin"
            onClick={() => void visit.rejoin()}
          >
            {words.again}
          </Button>
        )}
        <Link href="/">{t("common.home")}</Link>
      </div>
      {words.details !== undefined && <TechnicalDetails text={words.details} />}
    </Centred>
  );
}

interface MissedProps {
  readonly before: NonNullable<LeftPhase["before"]>;
  readonly people: PeopleThereView["people"];
}

/** Who came and went since the connection was lost, once the focus tells who is there. */
function Missed({ before, people }: MissedProps) {
  const t = useWords();
  const names = people?.map(({ name }) => name);
  const { left, joined } = names ? missed(before, names) : { left: [], joined: [] };
  const change = changeWords(t, left, joined);
  return <p aria-live="polite">{change !== undefined && t("left.missed", { change })}</p>;
}

const signs: Readonly<Record<LeftReason, LucideIcon>> = {
  left: DoorOpen,
  removed: UserX,
  ended: CircleCheck,
  asleep: MoonStar,
  replaced: AppWindow,
  lost: WifiOff,
  refused: CircleAlert,
};
