import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Notice.module.css";
import { TechnicalDetails } from "./TechnicalDetails.tsx";

interface NoticeProps {
  readonly title: string;
  readonly body: string;
  /** For whoever has to mend it; folded away. */
  readonly details?: string | undefined;
  readonly urgent?: boolean;
  readonly children?: ReactNode;
}

/** Something went wrong: what, what to do, and one action. */
export function Notice({ title, body, details, urgent = false, children }: NoticeProps) {
  return (
    <div className={styles["notice"]} role={urgent ? "alert" : "group"} data-urgent={urgent}>
      <CircleAlert aria-hidden="true" />
      <div>
        <h2>{title}</h2>
        <p>{body}</p>
        {details !== undefined && <TechnicalDetails text={details} />}
        {children}
      </div>
    </div>
  );
}
