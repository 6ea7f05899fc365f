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
import { usePage, useStay } from "../../store/context.ts";
import type { LeftReason, LossCause, Refusal } from "../../store/view.ts";
import { Button } from "../../ui/Button.tsx";
import { TechnicalDetails } from "../../ui/TechnicalDetails.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { spokenDuration } from "../../words/duration.ts";
import { language, useWords } from "../../words/words.ts";
import { Centred } from "../Centred.tsx";
import styles from "./Left.module.css";
import { leftWords } from "./left-words.ts";

interface LeftProps {
  readonly reason: LeftReason;
  readonly mayRejoin: boolean;
  readonly refusal?: Refusal;
  readonly cause?: LossCause | undefined;
}

/** Why one is not in the meeting any more, how long one was, and the way back where there is one. */
export function Left({ reason, mayRejoin, refusal, cause }: LeftProps) {
  const t = useWords();
  const { visit } = usePage();
  const lasted = useStay();
  const again = useFirstFocus<HTMLButtonElement>();
  const heading = useFirstFocus<HTMLHeadingElement>();
  const words = leftWords(t, reason, refusal, cause);
  const Sign = signs[reason];
  return (
    <Centred sign={<Sign aria-hidden="true" />}>
      <hgroup data-testid="left" data-reason={reason}>
        <h1 ref={mayRejoin ? undefined : heading} tabIndex={-1}>
          {words.title}
        </h1>
        <p>{words.body}</p>
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

const signs: Readonly<Record<LeftReason, LucideIcon>> = {
  left: DoorOpen,
  removed: UserX,
  ended: CircleCheck,
  asleep: MoonStar,
  replaced: AppWindow,
  lost: WifiOff,
  refused: CircleAlert,
};
