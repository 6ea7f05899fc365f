import { usePage } from "../../../store/context.ts";
import { meetingLink } from "../../../store/meeting-name.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { useWords } from "../../../words/words.ts";
import { CopyLink } from "./CopyLink.tsx";
import styles from "./InviteDialog.module.css";
import { LinkCode } from "./LinkCode.tsx";
import { ShareLink } from "./ShareLink.tsx";

interface InviteDialogProps {
  readonly conference: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The ways to the meeting that one can hand on. What lets one in oneself is in none of them. */
export function InviteDialog({ conference, open, onClose }: InviteDialogProps) {
  const t = useWords();
  const { kept } = usePage();
  const link = meetingLink(window.location.origin, conference);
  const isPersonal = kept.token(conference) !== undefined;
  return (
    <Dialog
      title={t("invite.title")}
      about={isPersonal ? t("invite.personal") : t("invite.means")}
      open={open}
      onClose={onClose}
    >
      <Field
        label={t("invite.link")}
        value={link}
        readOnly
        dir="ltr"
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className={styles["ways"]}>
        <CopyLink conference={conference} look="primary" />
        <ShareLink link={link} title={conference} />
      </div>
      <figure className={styles["code"]}>
        <LinkCode link={link} fallback={<div className={styles["coming"]} />} />
        <figcaption>{t("invite.scan")}</figcaption>
      </figure>
    </Dialog>
  );
}
