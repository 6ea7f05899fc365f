import styles from "./Avatar.module.css";

/** A person without a picture: initials on a colour of their own. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span
      className={styles["avatar"]}
      style={{ backgroundColor: colourOf(name) }}
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

function colourOf(name: string): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return `hsl(${hash} 34% 36%)`;
}
