import { ScreenShareOff } from "lucide-react";
import { useOwnScreen, usePage } from "../../../store/context.ts";
import { Button } from "../../../ui/Button.tsx";
import { useWords } from "../../../words/words.ts";
import { Hint } from "../Hint.tsx";

/** Why no screen is shown although one was to be. */
export function ShareHint() {
  const t = useWords();
  const { screen } = usePage();
  const view = useOwnScreen();
  if (view.state !== "failed" && view.state !== "stopped") return null;
  const about = view.state === "failed" ? t(`sharing.failed.${view.error}`) : undefined;
  return (
    <Hint
      spoken="at-once"
      data-testid="share-hint"
      data-state={view.state}
      icon={<ScreenShareOff aria-hidden="true" />}
      title={view.state === "failed" ? t("sharing.failedTitle") : t("sharing.stopped")}
      {...(about !== undefined && { about })}
      onDismiss={() => screen.stop()}
    >
      <Button look="primary" onClick={() => screen.start()}>
        {t(view.state === "failed" ? "common.tryAgain" : "sharing.again")}
      </Button>
    </Hint>
  );
}
