import { useConference, usePage } from "../../store/context.ts";
import { meetingLink } from "../../store/meeting-name.ts";
import { useWords } from "../../words/words.ts";
import styles from "./Alone.module.css";
import { CopyLink } from "./invite/CopyLink.tsx";
import { LinkCode } from "./invite/LinkCode.tsx";

/** The stage while nobody else has a place on it, once the focus has said who is there. */
export function Alone({ conference }: { readonly conference: string }) {
  const t = useWords();
  const others = useConference((view) => view.roster.filter(({ self }) => !self).length);
  const isTold = useConference((view) => view.roster.length > 0);
  const isEmpty = useConference((view) => view.rooms.length + view.chairs.length === 0);
  const { kept } = usePage();
  // Who came by a link of their own is in a meeting that its address alone lets nobody into.
  const isPersonal = kept.token(conference) !== undefined;
  if (!isTold || !isEmpty) return null;
  return (
    <div className={styles["empty"]}>
      {others === 0 ? (
        <>
          <h2>{t("alone.title")}</h2>
          <p>{t(isPersonal ? "invite.personal" : "alone.body")}</p>
          {!isPersonal && <WaysIn conference={conference} />}
        </>
      ) : (
        <h2>{t("alone.others")}</h2>
      )}
    </div>
  );
}

/** What whoever has it can come in by. */
function WaysIn({ conference }: { readonly conference: string }) {
  const t = useWords();
  const link = meetingLink(window.location.origin, conference);
  return (
    <>
      <div className={styles["code"]}>
        <LinkCode link={link} />
      </div>
      <code dir="ltr">{link}</code>
      <CopyLink conference={conference} look="primary" />
      <a
        className={styles["simulate"]}
        href={simulatedRoom(conference, t("alone.demo"))}
        target="_blank"
        rel="noopener noreferrer"
      >
        {t("alone.simulate")}
      </a>
    </>
  );
}

/** A room of three drawn cameras that joins by itself, in a tab of its own. */
function simulatedRoom(conference: string, name: string): string {
  const query = new URLSearchParams({ name, cameras: "3", simulate: "1", join: "1" });
  return `/m/${encodeURIComponent(conference)}?${query.toString()}`;
}
