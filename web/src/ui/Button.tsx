import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "primary" | "secondary" | "danger" | "plain";
  readonly icon?: ReactNode;
}

export function Button({ look = "secondary", icon, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`${styles["button"] ?? ""} ${className ?? ""}`}
      data-look={look}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
