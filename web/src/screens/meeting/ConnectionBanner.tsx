import { useEffect, useRef } from "react";
import { useConference, usePage } from "../../store/context.ts";
import type { BannerView } from "../../store/view.ts";
import { announce } from "../../ui/announce.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { backWords } from "../../words/names.ts";
import { useWords, type Words } from "../../words/words.ts";
import { useNow } from "./use-now.ts";

/** What the connection of this page does, while there is something to say about it. */
export function ConnectionBanner() {
  const t = useWords();
  const banner = useConference((view) => view.banner);
  useAnnounced(t, banner);
  if (banner === undefined) return null;
  return (
    <section aria-label={t("connection.label")}>
      {banner.type === "lost" ? (
        <Lost lost={banner} />
      ) : (
        <Banner tone="ok">{backWords(t, banner.left, banner.joined)}</Banner>
      )}
    </section>
  );
}

type LostView = Extract<BannerView, { readonly type: "lost" }>;

function Lost({ lost: { cause, attempt, nextTryAt } }: { readonly lost: LostView }) {
  const t = useWords();
  const { actions, visit } = usePage();
  return (
    <Banner
      tone="warning"
      step={<Step key={nextTryAt} nextTryAt={nextTryAt} />}
      steps={[t("connection.trying"), t("connection.next", { count: twoDigits })]}
      actions={
        <>
          <Button onClick={() => actions.retryNow()}>{t("connection.retry")}</Button>
          <Button onClick={() => visit.leave()}>{t("toolbar.leave")}</Button>
        </>
      }
    >
      {t("connection.lost")} <span>{t("connection.attempt", { attempt })}</span>
      <small> {t(`connection.cause.${cause}`)}</small>
    </Banner>
  );
}

/** Of seconds: no wait has more. */
const twoDigits = 30;

function Step({ nextTryAt = 0 }: { readonly nextTryAt: number | undefined }) {
  const t = useWords();
  const seconds = Math.ceil((nextTryAt - useNow(nextTryAt > 0)) / 1_000);
  return seconds > 0 ? t("connection.next", { count: seconds }) : t("connection.trying");
}

/** What has become of the connection, and why; a screen reader does not count attempts and seconds. */
function useAnnounced(t: Words, banner: BannerView | undefined): void {
  const words = banner && spokenWords(t, banner);
  const isLost = banner?.type === "lost";
  const wasLost = useRef(false);
  useEffect(() => {
    // What mends by itself leaves nothing to see.
    if (words !== undefined || wasLost.current) announce(words ?? t("change.back"));
    wasLost.current = isLost;
  }, [t, words, isLost]);
}

function spokenWords(t: Words, banner: BannerView): string {
  return banner.type === "lost"
    ? `${t("connection.lost")} ${t(`connection.cause.${banner.cause}`)}`
    : backWords(t, banner.left, banner.joined);
}
