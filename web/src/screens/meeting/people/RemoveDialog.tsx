import { usePage } from "../../../store/context.ts";
import type { RosterEntryView } from "../../../store/view.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { toast } from "../../../ui/toast.ts";
import { useWords } from "../../../words/words.ts";

interface RemoveDialogProps {
  readonly entry: RosterEntryView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks once more before somebody is sent away, and says what came of it. */
export function RemoveDialog({ entry: { entity, name }, open, onClose }: RemoveDialogProps) {
  const t = useWords();
  const { hosting } = usePage();
  const remove = async () => {
    onClose();
    const outcome = await hosting.remove(entity);
    // That they are gone is told like any other going: of the two the newer stays.
    const group = outcome === "done" ? "comings and goings" : "removing";
    toast({ words: t(`people.removed.${outcome}`, { name }), group });
  };
  return (
    <Dialog
      title={t("people.removeTitle", { name })}
      about={t("people.removeMeans")}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("people.keep")}</Button>
          <Button look="danger" onClick={() => void remove()}>
            {t("people.removeNow")}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
