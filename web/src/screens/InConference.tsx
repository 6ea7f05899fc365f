import type { ComponentType } from "react";
import { Button } from "../ui/Button.tsx";
import { type Early, useEarly, useIsAmiss } from "../ui/early.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/words.ts";
import { Joining } from "./joining/Joining.tsx";

interface InConferenceProps {
  readonly conference: string;
  /** The part of the page that shows the meeting. */
  readonly part: Early<{ readonly Meeting: ComponentType<{ readonly conference: string }> }>;
  readonly onReload?: () => void;
}

/** The meeting; until that part of the page is there, the way in. */
export function InConference({
  conference,
  part,
  onReload = () => window.location.reload(),
}: InConferenceProps) {
  const there = useEarly(part);
  const isAmiss = useIsAmiss(part);
  if (there) return <there.Meeting conference={conference} />;
  return <Joining conference={conference}>{isAmiss && <PartAmiss onReload={onReload} />}</Joining>;
}

/** Perhaps the page is older than what the server has by now: only loading it anew helps then. */
function PartAmiss({ onReload }: { readonly onReload: () => void }) {
  const t = useWords();
  return (
    <Notice urgent title={t("joining.amiss.title")} body={t("joining.amiss.body")}>
      <Button onClick={onReload}>{t("joining.amiss.reload")}</Button>
    </Notice>
  );
}
