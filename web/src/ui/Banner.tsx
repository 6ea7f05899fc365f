import type { ReactNode } from "react";
import styles from "./Banner.module.css";

interface BannerProps {
  readonly tone: "warning" | "ok";
  readonly children: ReactNode;
  /** What is being done about it. */
  readonly step?: ReactNode;
  /** All that the step comes to say, in turns: it has the width of the widest. */
  readonly steps?: readonly string[];
  readonly actions?: ReactNode;
}

/**
 * A slim line over everything about how the page is connected. For eyes: what comes with its words is
 * not heard everywhere; `announce` is.
 */
export function Banner({ tone, children, step, steps = [], actions }: BannerProps) {
  return (
    <div className={styles["banner"]} data-tone={tone} data-testid="banner">
      <div>{children}</div>
      {step !== undefined && (
        <span className={styles["step"]}>
          {step}
          {steps.map((words) => (
            <i key={words} data-words={words} />
          ))}
        </span>
      )}
      {actions}
    </div>
  );
}
