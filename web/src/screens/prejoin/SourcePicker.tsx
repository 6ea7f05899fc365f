import type { SourceChoice } from "../../store/choices.ts";
import { useOwnDevices, usePage } from "../../store/context.ts";
import type { Seat } from "../../store/own-devices.ts";
import { Select } from "../../ui/Field.tsx";

/** Which device sits in a seat: a real one, a simulated one, or none. */
export function SourcePicker({ seat, label }: { readonly seat: Seat; readonly label: string }) {
  const { visit } = usePage();
  const choices = useOwnDevices((view) => view.choices);
  const available = useOwnDevices((view) => view.available);
  const microphone = seat === "microphone";
  const devices = (microphone ? available?.microphones : available?.cameras) ?? [];
  const choice = microphone ? choices.microphone : choices.seats[seat];
  const id = choice.type === "real" ? choice.id : undefined;
  const known = id !== undefined && devices.some((device) => device.id === id);
  const choose = (value: string) => {
    const chosen = choiceOf(value);
    visit.choose(
      microphone
        ? { ...choices, microphone: chosen }
        : { ...choices, seats: { ...choices.seats, [seat]: chosen } },
    );
  };
  return (
    <Select
      label={label}
      value={known ? `real:${id}` : choice.type}
      onChange={choose}
      data-testid={`source-${seat}`}
    >
      {!known && <option value="real">{microphone ? "Default microphone" : "Any camera"}</option>}
      {devices.map((device, i) => (
        <option key={device.id} value={`real:${device.id}`}>
          {device.label || `${microphone ? "Microphone" : "Camera"} ${i + 1}`}
        </option>
      ))}
      <option value="simulated">Simulated</option>
      <option value="off">{microphone ? "None" : "Off"}</option>
    </Select>
  );
}

function choiceOf(value: string): SourceChoice {
  if (value === "off" || value === "simulated") return { type: value };
  return value.startsWith("real:") ? { type: "real", id: value.slice(5) } : { type: "real" };
}
