import { ChevronLeft, ChevronRight } from "lucide-react";
import { useConference, usePage, useSpeaking } from "../../store/context.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { namesIn } from "../../words/names.ts";
import { useWords, type Words } from "../../words/words.ts";
import { speakingBeyond } from "./beyond.ts";
import styles from "./Pages.module.css";

/** More dots than this nobody counts. */
const mostDots = 6;

/** Turns the pages of the stage, where everybody at once would be too small. */
export function Pages() {
  const t = useWords();
  const { actions } = usePage();
  const page = useConference((view) => view.stage?.page ?? 0);
  const pages = useConference((view) => view.stage?.pages ?? 1);
  const stage = useConference((view) => view.stage);
  const rooms = useConference((view) => view.rooms);
  const { before, after } = speakingBeyond(
    rooms,
    stage,
    useSpeaking((all) => all),
  );
  if (pages < 2) return null;
  return (
    <nav className={styles["pages"]} aria-label={t("stage.page", { page: page + 1, pages })}>
      <IconButton
        label={t("stage.previous")}
        icon={<ChevronLeft aria-hidden="true" />}
        {...whoSpeaks(t, before)}
        look="bare"
        disabled={page === 0}
        onClick={() => actions.setStagePage(page - 1)}
      />
      {pages <= mostDots ? (
        <span className={styles["dots"]} aria-hidden="true">
          {Array.from({ length: pages }, (_, at) => (
            <span key={`${at}`} data-here={at === page} />
          ))}
        </span>
      ) : (
        <span aria-hidden="true">{`${page + 1} / ${pages}`}</span>
      )}
      <IconButton
        label={t("stage.next")}
        icon={<ChevronRight aria-hidden="true" />}
        {...whoSpeaks(t, after)}
        look="bare"
        disabled={page === pages - 1}
        onClick={() => actions.setStagePage(page + 1)}
      />
    </nav>
  );
}

/** A dot on the way to whoever speaks there, and in words who it is. */
function whoSpeaks(t: Words, names: readonly string[]) {
  if (names.length === 0) return {};
  const words = t("stage.speaksThere", namesIn(t, names));
  return {
    tip: words,
    badge: <span className={styles["voice"]} data-testid="speaks-there" />,
  };
}
