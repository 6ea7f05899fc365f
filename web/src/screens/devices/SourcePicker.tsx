import type { Seat } from "../../store/own-devices.ts";
import { Select } from "../../ui/Field.tsx";
import { useSource } from "./use-source.ts";

/** Which device sits in a seat. */
export function SourcePicker({ seat, label }: { readonly seat: Seat; readonly label: string }) {
  const { value, options, choose } = useSource(seat);
  return (
    <Select label={label} value={value} onChange={choose} data-testid={`source-${seat}`}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </Select>
  );
}
