import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./Field.module.css";

interface FieldProps extends ComponentProps<"input"> {
  readonly label: string;
}

export function Field({ label, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className={styles["input"]} {...rest} />
    </div>
  );
}

interface SelectProps extends Omit<ComponentProps<"select">, "onChange"> {
  readonly label: string;
  readonly children: ReactNode;
  readonly onChange: (value: string) => void;
}

export function Select({ label, onChange, children, ...rest }: SelectProps) {
  const id = useId();
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      <span className={styles["select"]}>
        <select
          id={id}
          className={styles["input"]}
          {...rest}
          onChange={(event) => onChange(event.target.value)}
        >
          {children}
        </select>
        <ChevronDown aria-hidden="true" />
      </span>
    </div>
  );
}

interface SegmentsProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Segments<T extends string | number>(props: SegmentsProps<T>) {
  const { label, options, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles["segments"]}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {option}
        </label>
      ))}
    </fieldset>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function Toggle({ label, on, onChange }: ToggleProps) {
  return (
    <label className={styles["toggle"]}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
