import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "primary" | "secondary" | "danger" | "plain";
  readonly icon?: ReactNode;
}

export function Button({ look = "secondary", icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={styles["button"]} data-look={look} {...rest}>
      {icon}
      {children}
    </button>
  );
}
