import { useConference, usePage } from "../../../store/context.ts";
import type { RosterEntryView } from "../../../store/view.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { toast } from "../../../ui/toast.ts";
import { useWords } from "../../../words/words.ts";

interface RemoveDialogProps {
  readonly entry: RosterEntryView;
  readonly onClose: () => void;
}

/** Asks once more before somebody is sent away, and says what came of it, or that they have gone. */
export function RemoveDialog({ entry: { entity, name }, onClose }: RemoveDialogProps) {
  const t = useWords();
  const { hosting } = usePage();
  const isHere = useConference(({ roster }) => roster.some((one) => one.entity === entity));
  const remove = async () => {
    onClose();
    const outcome = await hosting.remove(entity);
    // That they are gone is told like any other going: of the two the newer stays.
    const group = outcome === "done" ? "comings and goings" : "removing";
    toast({ words: t(`people.removed.${outcome}`, { name }), group });
  };
  const buttons = isHere ? (
    <>
      <Button onClick={onClose}>{t("people.keep")}</Button>
      <Button look="danger" onClick={() => void remove()}>
        {t("people.removeNow")}
      </Button>
    </>
  ) : (
    <Button onClick={onClose}>{t("common.close")}</Button>
  );
  return (
    <Dialog
      title={t(isHere ? "people.removeTitle" : "people.leftAlready", { name })}
      about={t(isHere ? "people.removeMeans" : "people.leftAlreadyMeans")}
      open
      onClose={onClose}
      actions={buttons}
    >
      {null}
    </Dialog>
  );
}
