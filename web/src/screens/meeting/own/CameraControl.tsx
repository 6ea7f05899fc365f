import { CircleMinus, CirclePlus, Video, VideoOff } from "lucide-react";
import { useShortcut } from "../../../shortcuts/use-shortcut.ts";
import { isCameraCount, withCameras } from "../../../store/choices.ts";
import { useConference, useOwnDevices, usePage } from "../../../store/context.ts";
import { switchCameras } from "../../../store/own-switches.ts";
import { MenuItem, MenuLine } from "../../../ui/Menu.tsx";
import { SplitButton } from "../../../ui/SplitButton.tsx";
import { useWords } from "../../../words/words.ts";
import { CameraItems } from "../../devices/SourceItems.tsx";
import { TroubleItems } from "../../devices/TroubleItems.tsx";
import { useSaid } from "../use-said.ts";
import { useTrouble } from "./use-trouble.ts";

/** All cameras of the room at once, by hand and by V; beside it, which one in which seat. */
export function CameraControl() {
  const t = useWords();
  const page = usePage();
  const cameras = useConference((view) => view.ownCameras.length);
  const on = useConference((view) => view.camerasOn) && cameras > 0;
  const label = t(cameras > 1 ? "toolbar.cameras" : "toolbar.camera");
  const change = (wanted: boolean) => switchCameras(page, wanted);
  useShortcut("cameras", () => change(!on));
  useSaid(t(on ? "toolbar.on" : "toolbar.off", { label: t("toolbar.camera") }));
  return (
    <SplitButton
      label={label}
      on={on}
      iconOn={<Video aria-hidden="true" />}
      iconOff={<VideoOff aria-hidden="true" />}
      onChange={change}
      shortcut="cameras"
      trouble={useTrouble("camera")}
      menuLabel={t("devices.chooseCamera")}
      menuShortcut="cameraMenu"
    >
      <TroubleItems device="camera" />
      <CountItems />
      <MenuLine />
      <CameraItems />
    </SplitButton>
  );
}

/** One camera more in the room, or one fewer. */
function CountItems() {
  const t = useWords();
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const change = (by: 1 | -1) => {
    const count = choices.cameras + by;
    if (isCameraCount(count)) visit.choose(withCameras(choices, count));
  };
  return (
    <>
      {choices.cameras < 3 && (
        <MenuItem
          icon={<CirclePlus aria-hidden="true" />}
          name={t("own.add")}
          onChoose={() => change(1)}
        />
      )}
      {choices.cameras > 1 && (
        <MenuItem
          icon={<CircleMinus aria-hidden="true" />}
          name={t("own.remove")}
          onChoose={() => change(-1)}
        />
      )}
    </>
  );
}
