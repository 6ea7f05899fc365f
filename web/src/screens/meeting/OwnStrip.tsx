import { useConference, useOwnDevices } from "../../store/context.ts";
import type { SourceView } from "../../store/own-devices.ts";
import type { OwnCameraView } from "../../store/view.ts";
import { Tile } from "../../ui/Tile.tsx";
import { useWords } from "../../words/words.ts";
import styles from "./OwnStrip.module.css";

/** One's own room, small, as the others see it; a single real camera is mirrored. */
export function OwnStrip() {
  const cameras = useConference((view) => view.ownCameras);
  const screen = useConference((view) => view.presenting?.track);
  const pictures = cameras.length + (screen === undefined ? 0 : 1);
  return (
    <div className={styles["strip"]} data-pictures={pictures}>
      {cameras.map((camera) => (
        <OwnCamera key={camera.position} camera={camera} alone={cameras.length === 1} />
      ))}
      {screen && <OwnScreen track={screen} />}
    </div>
  );
}

interface OwnCameraProps {
  readonly camera: OwnCameraView;
  readonly alone: boolean;
}

function OwnCamera({ camera: { position, track, simulated }, alone }: OwnCameraProps) {
  const t = useWords();
  const on = useConference((view) => view.camerasOn);
  const isPaused = useOwnDevices((view) => isInterrupted(view.sources[position]));
  return (
    <Tile
      className={styles["tile"]}
      data-testid="own-tile"
      data-position={position}
      name={useOwnName()}
      label={t(`own.${position}`)}
      state={on && !isPaused ? "live" : "off"}
      track={track}
      mirrored={alone && !simulated}
      words={isPaused && on ? t("own.paused") : t("own.off")}
      face={false}
    />
  );
}

/** What the others see of one's screen: never mirrored, and nothing of it cut off. */
function OwnScreen({ track }: { readonly track: MediaStreamTrack }) {
  const t = useWords();
  return (
    <Tile
      className={`${styles["tile"] ?? ""} ${styles["screen"] ?? ""}`}
      data-testid="own-screen"
      name={useOwnName()}
      label={t("own.screen")}
      state="live"
      track={track}
      shows="screen"
      face={false}
    />
  );
}

function useOwnName(): string {
  const t = useWords();
  const name = useOwnDevices((view) => view.choices.name);
  return name === "" ? t("common.you") : name;
}

/** The system keeps it from giving a picture, and may let it again. */
function isInterrupted(source: SourceView): boolean {
  return source.state === "live" && source.interrupted === true;
}
