import type { ComponentProps } from "react";
import { useWords } from "../words/words.ts";
import { Avatar } from "./Avatar.tsx";
import styles from "./Tile.module.css";
import { usePicture } from "./use-picture.ts";

export type PictureState = "connecting" | "live" | "reconnecting" | "off";

export interface TileProps extends ComponentProps<"figure"> {
  /** Whose picture it is. */
  readonly name: string;
  /** What is seen, such as the seat; with the name it is what a screen reader says. */
  readonly label: string;
  readonly state: PictureState;
  readonly track: MediaStreamTrack | undefined;
  readonly mirrored?: boolean;
  /** A camera may lose its edges, a screen may not. */
  readonly shows?: "camera" | "screen";
  /** What is said in place of a picture; `Connecting…` where nothing else is known. */
  readonly words?: string;
  /** Whether this tile speaks for the person: of a room's tiles one has the initials and the words. */
  readonly face?: boolean;
}

/** One picture, or in words why there is none. Never a black box: see `shownState`. */
export function Tile({
  name,
  label,
  state,
  track,
  mirrored,
  shows = "camera",
  words,
  face = true,
  className = "",
  children,
  ...rest
}: TileProps) {
  const t = useWords();
  const { video, flowing, aspect } = usePicture(track, shows === "screen");
  const shown = shownState(state, flowing);
  return (
    <figure
      className={`${styles["tile"] ?? ""} ${className}`}
      aria-label={label === "" ? name : `${name}, ${label}`}
      data-state={shown}
      data-mirrored={mirrored ?? false}
      data-fit={shows === "screen" ? "contain" : fitOf(aspect)}
      {...rest}
    >
      <video ref={video} autoPlay muted playsInline />
      {shown !== "live" && (
        <figcaption>
          {face && shown !== "reconnecting" && <Avatar name={name} />}
          {(face || shown !== "reconnecting") && (
            <span>{(shown === state && words) || t("common.connecting")}</span>
          )}
        </figcaption>
      )}
      {children}
    </figure>
  );
}

/** A picture counts as live only while decoded frames arrive; that of a screen, once one has. */
export function shownState(state: PictureState, flowing: boolean): PictureState {
  return state === "live" && !flowing ? "connecting" : state;
}

const tileAspect = 16 / 9;
/** A picture whose shape differs by more would lose a face, not an edge: 4:3 does not, a phone held upright does. */
const worstMismatch = 1.5;

/** How a picture of that shape stands in a tile of 16:9. */
export function fitOf(aspect = tileAspect): "cover" | "contain" {
  const mismatch = Math.max(aspect / tileAspect, tileAspect / aspect);
  return mismatch > worstMismatch ? "contain" : "cover";
}
