import { useDeferredValue } from "react";
import { useConference, useOwnDevices, useSelfView } from "../../store/context.ts";
import type { SourceView } from "../../store/own-devices.ts";
import type { OwnCameraView } from "../../store/view.ts";
import { Tile, type TileProps } from "../../ui/Tile.tsx";
import { useWords, type Words } from "../../words/words.ts";
import styles from "./OwnStrip.module.css";
import { OwnMarks } from "./own/OwnMarks.tsx";
import { OwnMenu } from "./own/OwnMenu.tsx";

/**
 * One's own room, small, as the others see it; a single real camera is mirrored. Whoever does not want
 * to see themselves hides the pictures; what there is to say of them stays, as where there are none.
 */
export function OwnStrip() {
  const cameras = useConference((view) => view.ownCameras);
  const screen = useConference((view) => view.presenting?.track);
  const pictures = cameras.length + (screen === undefined ? 0 : 1);
  const isHidden = useSelfView().isHidden || pictures === 0;
  // The pictures come first.
  const hasTime = useDeferredValue(true, false);
  return (
    <div className={styles["own"]} data-pictures={pictures} data-hidden={isHidden}>
      {!isHidden && (
        <div className={styles["strip"]}>
          {cameras.map((camera) => (
            <OwnCamera key={camera.position} camera={camera} alone={cameras.length === 1} />
          ))}
          {screen && <OwnScreen track={screen} />}
        </div>
      )}
      {hasTime && <OwnMarks />}
      {hasTime && pictures > 0 && <OwnMenu />}
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
  const source = useOwnDevices((view) => view.sources[position]);
  return (
    <Tile
      className={styles["tile"]}
      data-testid="own-tile"
      data-position={position}
      name={useOwnName()}
      label={t(`own.${position}`)}
      track={track}
      mirrored={alone && !simulated}
      face={false}
      {...shown(t, on, source)}
    />
  );
}

/** What there is to see of a camera, and what is said where that is nothing. */
function shown(t: Words, on: boolean, source: SourceView): Pick<TileProps, "state" | "words"> {
  if (!on) return { state: "off", words: t("own.off") };
  if (isInterrupted(source)) return { state: "off", words: t("own.paused") };
  if (source.state !== "starting") return { state: "live" };
  return { state: "connecting", words: t("prejoin.cameraStarting") };
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
