import { DoorOpen, PhoneOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useConference, usePage } from "../../store/context.ts";
import { isHost } from "../../store/hosting.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";
import { EndForEveryone } from "./EndForEveryone.tsx";
import styles from "./LeaveControl.module.css";

interface LeaveControlProps {
  readonly inWords: boolean;
}

/** One press; who hosts the meeting may end it for everyone instead. */
export function LeaveControl({ inWords }: LeaveControlProps) {
  const t = useWords();
  const { visit } = usePage();
  const hosts = useConference(isHost);
  const [ending, setEnding] = useState(false);
  if (!hosts) return <LeaveButton inWords={inWords} onClick={() => visit.leave()} />;
  return (
    <>
      <Menu align="end" trigger={<LeaveButton inWords={inWords} />}>
        <MenuItem
          icon={<DoorOpen aria-hidden="true" />}
          name={t("toolbar.leave")}
          means={t("leaving.leaveMeans")}
          onChoose={() => visit.leave()}
        />
        <MenuItem
          danger
          icon={<PhoneOff aria-hidden="true" />}
          name={t("leaving.end")}
          means={t("leaving.endMeans")}
          onChoose={() => setEnding(true)}
        />
      </Menu>
      {ending && <EndForEveryone onClose={() => setEnding(false)} />}
    </>
  );
}

function LeaveButton({ inWords, ...rest }: LeaveControlProps & ComponentProps<"button">) {
  const t = useWords();
  const icon = <PhoneOff aria-hidden="true" />;
  if (!inWords) {
    return (
      <IconButton
        label={t("toolbar.leave")}
        look="danger"
        icon={icon}
        data-testid="leave"
        {...rest}
      />
    );
  }
  return (
    <Button className={styles["leave"]} look="danger" icon={icon} data-testid="leave" {...rest}>
      {t("toolbar.leave")}
    </Button>
  );
}
