import type { ReactNode } from "react";
import styles from "./Banner.module.css";

interface BannerProps {
  readonly tone: "warning" | "ok";
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A slim line over everything about how the page is connected. */
export function Banner({ tone, children, actions }: BannerProps) {
  return (
    <div className={styles["banner"]} data-tone={tone} data-testid="banner">
      <output>{children}</output>
      {actions}
    </div>
  );
}
