import {
  type CameraCount,
  positionsOf,
  simulatedChoices,
  withRealDevices,
} from "../../store/choices.ts";
import { useOwnDevices, usePage } from "../../store/context.ts";
import type { SourceView } from "../../store/own-devices.ts";
import type { CameraPosition } from "../../store/view.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Segments, Toggle } from "../../ui/Field.tsx";
import { Tile } from "../../ui/Tile.tsx";
import { deviceWords } from "./device-words.ts";
import styles from "./Scene.module.css";
import { SourcePicker } from "./SourcePicker.tsx";

const counts = [0, 1, 2, 3] as const satisfies readonly CameraCount[];
const seatNames = { left: "Left", centre: "Centre", right: "Right" } as const;

/** One's own room as the others will see it. */
export function ScenePreview() {
  const name = useOwnDevices((view) => view.choices.name);
  const positions = positionsOf(useOwnDevices((view) => view.choices.cameras));
  return (
    <section
      className={styles["pictures"]}
      data-seats={positions.length}
      aria-label="How others will see you"
    >
      {positions.map((position) => (
        <SeatPicture key={position} position={position} alone={positions.length === 1} />
      ))}
      {positions.length === 0 && <NoCamera name={name} />}
    </section>
  );
}

/** How many cameras, and which one in which seat. */
export function SceneSetup() {
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const positions = positionsOf(choices.cameras);
  const simulated = positions.every((position) => choices.seats[position].type === "simulated");
  const simulate = (on: boolean) =>
    visit.choose(on ? simulatedChoices(choices, choices.cameras) : withRealDevices(choices));
  return (
    <section className={styles["setup"]} aria-label="Your cameras">
      <div className={styles["pickers"]} data-seats={positions.length}>
        {positions.map((position) => (
          <SourcePicker
            key={position}
            seat={position}
            label={positions.length === 1 ? "Camera" : `${seatNames[position]} camera`}
          />
        ))}
      </div>
      <div className={styles["count"]}>
        <Segments
          label="Cameras"
          options={counts}
          value={choices.cameras}
          onChange={(cameras) => visit.choose({ ...choices, cameras })}
        />
        {positions.length > 0 && (
          <Toggle label="Simulated room" on={simulated} onChange={simulate} />
        )}
      </div>
    </section>
  );
}

/** Mirrored, as people know themselves, only where one real camera stands for the whole room. */
function SeatPicture({ position, alone }: { position: CameraPosition; alone: boolean }) {
  const name = useOwnDevices((view) => view.choices.name);
  const source = useOwnDevices((view) => view.sources[position]);
  const live = source.state === "live";
  return (
    <Tile
      className={styles["picture"]}
      data-testid="own-tile"
      data-position={position}
      name={name === "" ? "You" : name}
      label={`${seatNames[position]} camera`}
      state={pictureState(source)}
      track={live ? source.track : undefined}
      mirrored={alone && live && !source.simulated}
      words={pictureWords(source)}
      face={alone}
    />
  );
}

function NoCamera({ name }: { readonly name: string }) {
  return (
    <div className={styles["none"]}>
      <Avatar name={name} />
      <p>No camera: the others see your name.</p>
    </div>
  );
}

function pictureState(source: SourceView) {
  if (source.state === "live") return "live";
  return source.state === "starting" ? "connecting" : "off";
}

function pictureWords(source: SourceView): string {
  if (source.state === "failed") return deviceWords(source.error, "camera").brief;
  return source.state === "off" ? "Camera is off" : "Camera is starting…";
}
