import { useConference, usePage } from "../../store/context.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { backWords } from "../../words/names.ts";
import { useWords } from "../../words/words.ts";
import { useNow } from "./use-now.ts";

export function ConnectionBanner() {
  const t = useWords();
  const banner = useConference((view) => view.banner);
  const { actions, visit } = usePage();
  if (banner === undefined) return null;
  switch (banner.type) {
    case "lost":
      return (
        <Banner
          tone="warning"
          actions={
            <>
              {banner.nextTryAt !== undefined && (
                <NextTry key={banner.nextTryAt} at={banner.nextTryAt} />
              )}
              <Button onClick={() => actions.retryNow()}>{t("connection.retry")}</Button>
              <Button onClick={() => visit.leave()}>{t("toolbar.leave")}</Button>
            </>
          }
        >
          {t("connection.lost")}
          {banner.attempt > 1 && (
            <span aria-hidden="true"> {t("connection.attempt", { attempt: banner.attempt })}</span>
          )}
          <small> {t(`connection.cause.${banner.cause}`)}</small>
        </Banner>
      );
    case "back":
      return <Banner tone="ok">{backWords(t, banner.left, banner.joined)}</Banner>;
    default:
      return banner satisfies never;
  }
}

/** Waits shorter than this are not worth a number that is gone before it is read. */
const worthTelling = 3;

/** Out of the live region, as the count of attempts: a screen reader does not count along. */
function NextTry({ at }: { readonly at: number }) {
  const t = useWords();
  const seconds = Math.ceil((at - useNow(true)) / 1_000);
  if (seconds < worthTelling) return null;
  return <span aria-hidden="true">{t("connection.next", { count: seconds })}</span>;
}
