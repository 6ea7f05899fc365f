import { positionsOf } from "../../store/choices.ts";
import { useOwnDevices, usePage } from "../../store/context.ts";
import type { DeviceError, OwnDevicesView } from "../../store/own-devices.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { deviceWords } from "./device-words.ts";

/** Every different trouble once, however many seats have it. */
export function DeviceNotices() {
  const { devices } = usePage();
  const troubles = troublesOf(useOwnDevices((view) => view));
  return troubles.map(({ device, error }) => {
    const { title, body, retry } = deviceWords(error, device);
    return (
      <Notice key={`${device} ${error}`} title={title} body={body}>
        {retry && <Button onClick={() => devices.retry()}>Try again</Button>}
      </Notice>
    );
  });
}

interface Trouble {
  readonly device: "camera" | "microphone";
  readonly error: DeviceError;
}

function troublesOf({ choices, sources }: OwnDevicesView): Trouble[] {
  const seats = [...positionsOf(choices.cameras), "microphone"] as const;
  const troubles = seats.flatMap((seat): Trouble[] => {
    const source = sources[seat];
    const device = seat === "microphone" ? "microphone" : "camera";
    return source.state === "failed" ? [{ device, error: source.error }] : [];
  });
  return troubles.filter(
    (trouble, i) =>
      troubles.findIndex((t) => t.device === trouble.device && t.error === trouble.error) === i,
  );
}
