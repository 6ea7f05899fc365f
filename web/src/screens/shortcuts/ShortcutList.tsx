import { registeredShortcuts } from "../../shortcuts/board.ts";
import { type ShortcutId, shortcut } from "../../shortcuts/catalogue.ts";
import { keyWords } from "../../shortcuts/key-words.ts";
import { useSettings } from "../../store/context.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.ts";
import styles from "./ShortcutList.module.css";

const groups = ["speaking", "meeting", "page"] as const;

/** The keys that do something here and now. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const there = registeredShortcuts();
  return (
    <Dialog
      title={t("shortcut.title")}
      open
      onClose={onClose}
      {...(!singleKeys && { about: t("shortcut.off") })}
    >
      {groups.map((group) => {
        const ids = there.filter((id) => shortcut(id).group === group);
        if (ids.length === 0) return null;
        return (
          <section key={group}>
            <h3 className={styles["group"]}>{t(`shortcut.group.${group}`)}</h3>
            <Keys ids={ids} />
          </section>
        );
      })}
    </Dialog>
  );
}

function Keys({ ids }: { readonly ids: readonly ShortcutId[] }) {
  const t = useWords();
  return (
    <dl className={styles["keys"]}>
      {ids.map((id) => (
        <div key={id}>
          <dt>{t(`shortcut.${id}`)}</dt>
          <dd>
            <kbd>{keyWords(t, id)}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
