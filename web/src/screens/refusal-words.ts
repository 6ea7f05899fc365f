import type { PeopleThereView } from "../store/people-there.ts";
import type { Refusal } from "../store/view.ts";
import type { Words } from "../words/words.ts";

interface RefusalWords {
  readonly title: string;
  readonly body: string;
  readonly details: string;
}

/**
 * Why the meeting could not be joined, in words; the status line for whoever has to mend it.
 *
 * @param there how many are in, and may be, where that is known
 */
export function refusalWords(
  t: Words,
  refusal: Refusal,
  { people, most }: PeopleThereView = {},
): RefusalWords {
  const { status, warning } = refusal;
  const line = status === 0 ? t("refusal.silence") : `SIP ${status}`;
  const cause = linkCause(warning) ?? causeOf(status);
  return {
    title: t(`refusal.${cause}.title`),
    body:
      cause === "full" && people !== undefined && most !== undefined
        ? t("refusal.full.counted", { people: people.length, most })
        : t(`refusal.${cause}.body`),
    details: warning === undefined ? line : `${line} · ${warning}`,
  };
}

/** What is wrong with the join link itself, in the words the focus has for it. */
function linkCause(warning: string | undefined): "link-expired" | "link-broken" | undefined {
  switch (warning) {
    case "Join link has expired":
      return "link-expired";
    case "Join link is not valid":
      return "link-broken";
    default:
      return undefined;
  }
}

function causeOf(status: number) {
  switch (status) {
    case 0:
    case 408:
      return "unreachable";
    case 401:
    case 403:
      return "not-invited";
    case 404:
      return "no-meeting";
    case 486:
      return "full";
    case 488:
      return "no-format";
    case 503:
      return "busy";
    default:
      return "other";
  }
}
