import { positionsOf } from "../../store/choices.ts";
import { useOwnDevices } from "../../store/context.ts";
import type { SourceView } from "../../store/own-devices.ts";
import type { CameraPosition } from "../../store/view.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { type PictureState, Tile } from "../../ui/Tile.tsx";
import { useWords, type Words } from "../../words/words.ts";
import { briefWords } from "../devices/device-words.ts";
import { CameraSwitch, MicrophoneSwitch } from "./OwnSwitches.tsx";
import styles from "./Preview.module.css";

/** One's own room as the others will see it, and on it what switches it on and off. */
export function Preview() {
  const t = useWords();
  const name = useOwnDevices((view) => view.choices.name);
  const positions = positionsOf(useOwnDevices((view) => view.choices.cameras));
  return (
    <section
      className={styles["preview"]}
      data-seats={positions.length}
      aria-label={t("prejoin.preview")}
    >
      <div className={styles["pictures"]}>
        {positions.map((position) => (
          <SeatPicture key={position} position={position} alone={positions.length === 1} />
        ))}
        {positions.length === 0 && (
          <div className={styles["none"]}>
            <Avatar name={name} />
            <p>{t("prejoin.noCamera")}</p>
          </div>
        )}
      </div>
      <div className={styles["switches"]}>
        <MicrophoneSwitch />
        <CameraSwitch />
      </div>
    </section>
  );
}

/** Mirrored, as people know themselves, only where one real camera stands for the whole room. */
function SeatPicture({ position, alone }: { position: CameraPosition; alone: boolean }) {
  const t = useWords();
  const { name, camerasOn } = useOwnDevices((view) => view.choices);
  const source = useOwnDevices((view) => view.sources[position]);
  const track = source.state === "live" ? source.track : undefined;
  const simulated = source.state === "live" && source.simulated;
  return (
    <Tile
      className={styles["picture"]}
      data-testid="own-tile"
      data-position={position}
      name={name === "" ? t("common.you") : name}
      label={t(`seat.${position}`)}
      state={camerasOn ? pictureState(source) : "off"}
      track={track}
      mirrored={alone && !simulated}
      words={camerasOn ? pictureWords(t, source) : t("prejoin.cameraOff")}
      face={alone}
    />
  );
}

function pictureState(source: SourceView): PictureState {
  switch (source.state) {
    case "live":
      return source.interrupted ? "off" : "live";
    case "starting":
      return "connecting";
    case "off":
    case "failed":
      return "off";
    default:
      return source satisfies never;
  }
}

/** In place of a picture, what there is to say of it. */
function pictureWords(t: Words, source: SourceView): string {
  switch (source.state) {
    case "live":
      return source.interrupted ? t("prejoin.cameraPaused") : t("prejoin.cameraStarting");
    case "starting":
      return t("prejoin.cameraStarting");
    case "off":
      return t("prejoin.cameraOff");
    case "failed":
      return briefWords(t, source.error);
    default:
      return source satisfies never;
  }
}
