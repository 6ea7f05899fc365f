import { positionsOf } from "../../store/choices.ts";
import { useOwnDevices } from "../../store/context.ts";
import type { Seat } from "../../store/own-devices.ts";
import { MenuChoice, MenuColumns } from "../../ui/Menu.tsx";
import { useWords } from "../../words/words.ts";
import { useSource } from "./use-source.ts";

/** In the menu of the microphone: which one. */
export function MicrophoneItems() {
  const t = useWords();
  return <SeatItems seat="microphone" label={t("seat.microphone")} />;
}

/** In the menu of the cameras: which one in which seat. Where there is none, one for the middle. */
export function CameraItems() {
  const t = useWords();
  const cameras = useOwnDevices((view) => view.choices.cameras);
  if (cameras <= 1) return <SeatItems seat="centre" label={t("seat.camera")} />;
  return (
    <MenuColumns>
      {positionsOf(cameras).map((seat) => (
        <SeatItems key={seat} seat={seat} label={t(`seat.${seat}`)} />
      ))}
    </MenuColumns>
  );
}

function SeatItems({ seat, label }: { readonly seat: Seat; readonly label: string }) {
  const { value, options, choose } = useSource(seat);
  const isThere = useOwnDevices(
    ({ choices }) => seat === "microphone" || positionsOf(choices.cameras).includes(seat),
  );
  return (
    <MenuChoice
      label={label}
      shown
      value={isThere ? value : "off"}
      options={options}
      onChoose={choose}
    />
  );
}
