import styles from "./Avatar.module.css";
import { avatarColour } from "./avatar-colour.ts";

/** A person without a picture: initials on a colour of their own. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span
      className={styles["avatar"]}
      style={{ backgroundColor: avatarColour(name) }}
      aria-hidden="true"
    >
      <span>{initialsOf(name)}</span>
    </span>
  );
}

/** At most two: of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return letters.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("") || "?";
}
