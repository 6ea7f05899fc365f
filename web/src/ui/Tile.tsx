import type { ComponentProps } from "react";
import { Avatar } from "./Avatar.tsx";
import styles from "./Tile.module.css";
import { usePicture } from "./use-picture.ts";

export type PictureState = "connecting" | "live" | "reconnecting" | "off";

interface TileProps extends ComponentProps<"figure"> {
  /** Whose picture it is. */
  readonly name: string;
  /** What is seen, such as the seat; with the name it is what a screen reader says. */
  readonly label: string;
  readonly state: PictureState;
  readonly track: MediaStreamTrack | undefined;
  readonly mirrored?: boolean;
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
  words,
  face = true,
  className = "",
  ...rest
}: TileProps) {
  const { video, flowing } = usePicture(track);
  const shown = shownState(state, flowing);
  return (
    <figure
      className={`${styles["tile"] ?? ""} ${className}`}
      aria-label={`${name}, ${label}`}
      data-state={shown}
      data-mirrored={mirrored ?? false}
      {...rest}
    >
      <video ref={video} autoPlay muted playsInline />
      {shown !== "live" && (
        <figcaption>
          {face && shown !== "reconnecting" && <Avatar name={name} />}
          {(face || shown !== "reconnecting") && (
            <span>{(shown === state && words) || "Connecting…"}</span>
          )}
        </figcaption>
      )}
    </figure>
  );
}

/** A picture counts as live only while decoded frames arrive. */
export function shownState(state: PictureState, flowing: boolean): PictureState {
  return state === "live" && !flowing ? "connecting" : state;
}
