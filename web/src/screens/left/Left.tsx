import { Link } from "wouter";
import { usePage } from "../../store/context.ts";
import type { LeftReason, Refusal } from "../../store/view.ts";
import { Button } from "../../ui/Button.tsx";
import { TechnicalDetails } from "../../ui/TechnicalDetails.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { Centred } from "../Centred.tsx";
import styles from "./Left.module.css";
import { leftWords } from "./left-words.ts";

interface LeftProps {
  readonly reason: LeftReason;
  readonly mayRejoin: boolean;
  readonly refusal: Refusal | undefined;
}

export function Left({ reason, mayRejoin, refusal }: LeftProps) {
  const { visit } = usePage();
  const again = useFirstFocus<HTMLButtonElement>();
  const words = leftWords(reason, refusal);
  return (
    <Centred>
      <hgroup data-testid="left" data-reason={reason}>
        <h1>{words.title}</h1>
        <p>{words.body}</p>
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
        <Link href="/">Home</Link>
      </div>
      {words.details !== undefined && <TechnicalDetails text={words.details} />}
    </Centred>
  );
}
