import { Check, Link } from "lucide-react";
import { useEffect, useState } from "react";
import { meetingLink } from "../../../store/meeting-name.ts";
import { Button } from "../../../ui/Button.tsx";
import { useWords } from "../../../words/words.ts";

interface CopyLinkProps {
  readonly conference: string;
  readonly look?: "primary" | "secondary";
}

/** Only where the browser lets a page write to the clipboard. */
export function CopyLink({ conference, look = "secondary" }: CopyLinkProps) {
  const t = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const { clipboard } = window.navigator;
  if (clipboard === undefined) return null;
  const copy = async () => {
    await clipboard.writeText(meetingLink(window.location.origin, conference));
    setCopied(true);
  };
  return (
    <Button
      look={look}
      icon={copied ? <Check aria-hidden="true" /> : <Link aria-hidden="true" />}
      onClick={() => void copy().catch(() => setCopied(false))}
      aria-live="polite"
    >
      {copied ? t("link.copied") : t("link.copy")}
    </Button>
  );
}
