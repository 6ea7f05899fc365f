import type { PersonThere } from "../../store/focus-over-http.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { namesThere } from "../../words/names.ts";
import { useWords } from "../../words/words.ts";
import styles from "./WhoIsThere.module.css";

/** Faces more than this are a crowd. */
const mostFaces = 3;

/** Who is in already, where that is told. */
export function WhoIsThere({ people }: { readonly people: readonly PersonThere[] | undefined }) {
  const t = useWords();
  const names = people?.map(({ name }) => name);
  return (
    <div className={styles["there"]} aria-live="polite" data-testid="people-there">
      {names !== undefined && names.length > 0 && (
        <span className={styles["faces"]}>
          {names.slice(0, mostFaces).map((name, i) => (
            // Two people may have one name.
            <Avatar key={`${i} ${name}`} name={name} />
          ))}
        </span>
      )}
      {names !== undefined && <p>{namesThere(t, names)}</p>}
    </div>
  );
}
