import styles from "./Badge.module.css";

/** How many are waiting, on the corner of a button; above 9 the number matters no more. */
export function Badge({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles["badge"]} aria-hidden="true">
      {count > 9 ? "9+" : count}
    </span>
  );
}

/** Something about the button wants to be looked at; what it is, the tooltip says. */
export function TroubleBadge() {
  return (
    <span className={styles["badge"]} data-tone="warning" aria-hidden="true">
      !
    </span>
  );
}
