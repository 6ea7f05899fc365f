import { Share } from "lucide-react";
import { Button } from "../../../ui/Button.tsx";
import { useWords } from "../../../words/words.ts";

interface ShareLinkProps {
  readonly link: string;
  readonly title: string;
}

/** By the device's own sheet (Web Share), where it has one. */
export function ShareLink({ link, title }: ShareLinkProps) {
  const t = useWords();
  const { navigator } = window;
  if (!("share" in navigator)) return null;
  // Who closes the sheet again has changed their mind, and nothing has failed.
  const share = () => void navigator.share({ title, url: link }).catch(() => undefined);
  return (
    <Button icon={<Share aria-hidden="true" />} onClick={share}>
      {t("invite.share")}
    </Button>
  );
}
