import type { ReactNode } from "react";
import { early } from "../../../ui/early.ts";
import { Part } from "../../../ui/Part.tsx";
import { useWords } from "../../../words/words.ts";

/** Seldom wanted, and not small. */
const code = early(() => import("./QrCode.tsx"));

interface LinkCodeProps {
  readonly link: string;
  /** Stands in for it until it is there. */
  readonly fallback?: ReactNode;
}

/** A link as a QR code. */
export function LinkCode({ link, fallback }: LinkCodeProps) {
  const t = useWords();
  return (
    <Part part={code} fallback={fallback}>
      {({ QrCode }) => <QrCode text={link} label={t("invite.code")} />}
    </Part>
  );
}
