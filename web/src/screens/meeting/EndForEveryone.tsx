import { useState } from "react";
import { usePage } from "../../store/context.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useWords } from "../../words/words.ts";

/** Asked once more: nobody comes back from it. */
export function EndForEveryone({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const { hosting } = usePage();
  const [state, setState] = useState<"asking" | "ending" | "not-allowed" | "unreachable">("asking");
  const end = async () => {
    if (state === "ending") return;
    setState("ending");
    const outcome = await hosting.endForEveryone();
    // Where it is done, the focus says so to everybody, and this page has left.
    if (outcome !== "done") setState(outcome);
  };
  return (
    <Dialog
      title={t("leaving.confirm")}
      about={t("leaving.confirmMeans")}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("leaving.stay")}</Button>
          <Button look="danger" aria-disabled={state === "ending"} onClick={() => void end()}>
            {t(state === "ending" ? "leaving.ending" : "leaving.end")}
          </Button>
        </>
      }
    >
      {(state === "not-allowed" || state === "unreachable") && (
        <Notice
          urgent
          title={t(`leaving.failed.${state}.title`)}
          body={t(`leaving.failed.${state}.body`)}
        />
      )}
    </Dialog>
  );
}
