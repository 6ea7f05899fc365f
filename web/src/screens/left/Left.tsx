import { Link } from "wouter";
import { usePage } from "../../store/context.ts";
import type { LeftReason } from "../../store/view.ts";
import { Button } from "../../ui/Button.tsx";
import { Centred } from "../Centred.tsx";
import styles from "./Left.module.css";
import { leftWords } from "./left-words.ts";

interface LeftProps {
  readonly reason: LeftReason;
  readonly mayRejoin: boolean;
}

export function Left({ reason, mayRejoin }: LeftProps) {
  const { visit } = usePage();
  const words = leftWords[reason];
  return (
    <Centred>
      <hgroup role="status" data-testid="left" data-reason={reason}>
        <h1>{words.title}</h1>
        <p>{words.body}</p>
      </hgroup>
      <div className={styles["actions"]}>
        {mayRejoin && (
          <Button look="primary" data-testid="rejoin" onClick={() => void visit.rejoin()} autoFocus>
            {words.again}
          </Button>
        )}
        <Link href="/">Home</Link>
      </div>
    </Centred>
  );
}
