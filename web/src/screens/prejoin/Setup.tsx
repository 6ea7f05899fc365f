import {
  type CameraCount,
  positionsOf,
  simulatedChoices,
  withCameras,
  withRealDevices,
} from "../../store/choices.ts";
import { useOwnDevices, usePage } from "../../store/context.ts";
import { Segments, Toggle } from "../../ui/Field.tsx";
import { useWords } from "../../words/words.ts";
import { SourcePicker } from "../devices/SourcePicker.tsx";
import { SpeakerPicker } from "../devices/SpeakerPicker.tsx";
import styles from "./Setup.module.css";

const counts = [0, 1, 2, 3] as const satisfies readonly CameraCount[];

/** How many cameras, which one in which seat, and where the others are heard. */
export function Setup() {
  const t = useWords();
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const positions = positionsOf(choices.cameras);
  const simulated = positions.every((position) => choices.seats[position].type === "simulated");
  const simulate = (on: boolean) =>
    visit.choose(on ? simulatedChoices(choices, choices.cameras) : withRealDevices(choices));
  return (
    <section className={styles["setup"]} aria-label={t("prejoin.setup")}>
      {positions.length > 1 && (
        <div className={styles["seats"]}>
          {positions.map((position) => (
            <SourcePicker key={position} seat={position} label={t(`seat.${position}`)} />
          ))}
        </div>
      )}
      <div className={styles["room"]}>
        <Segments
          label={t("prejoin.cameras")}
          options={counts}
          value={choices.cameras}
          onChange={(cameras) => visit.choose(withCameras(choices, cameras))}
        />
        {positions.length > 0 && (
          <Toggle label={t("prejoin.simulated")} on={simulated} onChange={simulate} />
        )}
        <SpeakerPicker />
      </div>
    </section>
  );
}
