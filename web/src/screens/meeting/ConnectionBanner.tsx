import { useConference, usePage } from "../../store/context.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { backWords } from "./names.ts";
import { useNow } from "./use-now.ts";

export function ConnectionBanner() {
  const banner = useConference((view) => view.banner);
  const { actions } = usePage();
  if (banner === undefined) return null;
  switch (banner.type) {
    case "lost":
      return (
        <Banner
          tone="warning"
          actions={
            <>
              {banner.nextTryAt !== undefined && <NextTry at={banner.nextTryAt} />}
              <Button onClick={() => actions.retryNow()}>Retry now</Button>
            </>
          }
        >
          Connection lost. Reconnecting…
          {banner.attempt > 1 && <span aria-hidden="true"> ({banner.attempt})</span>}
        </Banner>
      );
    case "back":
      return <Banner tone="ok">{backWords(banner.left, banner.joined)}</Banner>;
    default:
      return banner satisfies never;
  }
}

/** Waits shorter than this are not worth a number that is gone before it is read. */
const worthTelling = 3;

/** Out of the live region, as the count of attempts: a screen reader does not count along. */
function NextTry({ at }: { readonly at: number }) {
  const seconds = Math.ceil((at - useNow(true)) / 1_000);
  if (seconds < worthTelling) return null;
  return <span aria-hidden="true">Next try in {seconds} s</span>;
}
