import { ArrowDownToLine, EllipsisVertical, MicOff, Pin, PinOff, UserMinus } from "lucide-react";
import { useConference, usePage } from "../../../store/context.ts";
import type { RosterEntryView } from "../../../store/view.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../../ui/Menu.tsx";
import { useWords } from "../../../words/words.ts";
import { SilenceItem } from "../SilenceItem.tsx";
import { usePin } from "../use-pin.ts";

interface PersonMenuProps {
  readonly entry: RosterEntryView;
  readonly mayHost: boolean;
  /** They are to be removed: to be asked once more. */
  readonly onRemove: (entry: RosterEntryView) => void;
}

/** What can be done about somebody else; where that is nothing, there is no menu. */
export function PersonMenu({ entry, mayHost, onRemove }: PersonMenuProps) {
  const t = useWords();
  const { entity, name, self, state, handRaisedAt, isMuted = false } = entry;
  const room = useConference(({ rooms }) => rooms.find((one) => one.entity === entity)?.id);
  const { whole: pin } = usePin(room === undefined ? undefined : { id: room, name });
  const { actions } = usePage();
  const isHosted = mayHost && !self;
  if (room === undefined && !isHosted) return null;
  return (
    <Menu
      side="bottom"
      align="end"
      trigger={
        <IconButton
          label={t("stage.controls", { name })}
          icon={<EllipsisVertical aria-hidden="true" />}
          look="bare"
        />
      }
    >
      {pin && (
        <MenuItem
          icon={pin.isOn ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
          name={pin.words}
          onChoose={pin.toggle}
        />
      )}
      {room !== undefined && <SilenceItem entity={entity} name={name} />}
      {isHosted && (
        <>
          {pin && <MenuLine />}
          {!isMuted && (
            <MenuItem
              icon={<MicOff aria-hidden="true" />}
              name={t("people.askToMute")}
              disabled={state !== "connected"}
              onChoose={() => actions.askToMute(entity)}
            />
          )}
          {handRaisedAt !== undefined && (
            <MenuItem
              icon={<ArrowDownToLine aria-hidden="true" />}
              name={t("people.lowerHand")}
              disabled={state !== "connected"}
              onChoose={() => actions.lowerHand(entity)}
            />
          )}
          <MenuItem
            danger
            icon={<UserMinus aria-hidden="true" />}
            name={t("people.remove")}
            onChoose={() => onRemove(entry)}
          />
        </>
      )}
    </Menu>
  );
}
