import { type SourceChoice, withSource } from "../../store/choices.ts";
import { useOwnDevices, usePage } from "../../store/context.ts";
import type { Seat } from "../../store/own-devices.ts";
import { useWords } from "../../words/words.ts";

interface SourceOption {
  /** `off`, `simulated`, `real` for any, or `real:` and the device's id. */
  readonly value: string;
  readonly name: string;
}

interface SourceMenu {
  readonly value: string;
  readonly options: readonly SourceOption[];
  readonly choose: (value: string) => void;
}

/** Which device sits in a seat, and which could: a real one, a simulated one, or none. */
export function useSource(seat: Seat): SourceMenu {
  const t = useWords();
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const available = useOwnDevices((view) => view.available);
  const microphone = seat === "microphone";
  const devices = (microphone ? available?.microphones : available?.cameras) ?? [];
  const choice = microphone ? choices.microphone : choices.seats[seat];
  const id = choice.type === "real" ? choice.id : undefined;
  const known = id !== undefined && devices.some((device) => device.id === id);
  const any = {
    value: "real",
    name: t(microphone ? "source.anyMicrophone" : "source.anyCamera"),
  };
  const real = devices.map((device, i) => ({
    value: `real:${device.id}`,
    name: device.label || t(microphone ? "source.microphone" : "source.camera", { number: i + 1 }),
  }));
  return {
    value: known ? `real:${id}` : choice.type,
    options: [
      ...(known ? [] : [any]),
      ...real,
      { value: "simulated", name: t("source.simulated") },
      { value: "off", name: t(microphone ? "source.none" : "source.off") },
    ],
    choose: (value) => visit.choose(withSource(choices, seat, sourceOf(value))),
  };
}

function sourceOf(value: string): SourceChoice {
  if (value === "off" || value === "simulated") return { type: value };
  return value.startsWith("real:") ? { type: "real", id: value.slice(5) } : { type: "real" };
}
