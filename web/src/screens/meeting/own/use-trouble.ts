import { useOwnDevices } from "../../../store/context.ts";
import { troublesOf } from "../../../store/troubles.ts";
import { useWords } from "../../../words/words.ts";

/** What keeps the first camera, or the microphone, from being had. */
export function useTrouble(device: "camera" | "microphone"): string | undefined {
  const t = useWords();
  const trouble = troublesOf(useOwnDevices((view) => view)).find((one) => one.device === device);
  return trouble && t(`device.${trouble.error}.${device}.title`);
}
