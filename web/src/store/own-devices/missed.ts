import type { Seat } from "../wanted-sources.ts";
import { kindOf } from "./notices.ts";
import { type DevicesState, withNotice } from "./state.ts";

/**
 * What became of a seat whose device was unplugged, told once it is known: another one stands in,
 * or nothing does; or it is the same again, and there is nothing to tell.
 */
export function missedTold(state: DevicesState, seat: Seat): DevicesState {
  const { missed, ...rest } = state.seats[seat];
  const { source, device } = rest;
  if (missed === undefined || source.state === "starting" || source.state === "off") return state;
  if (source.state === "live" && device?.id === missed.id && device.label === missed.label) {
    const notices = state.notices.filter((one) => !("seat" in one) || one.seat !== seat);
    return { ...state, notices, seats: { ...state.seats, [seat]: rest } };
  }
  return withNotice(state, {
    type: "fell-back",
    device: kindOf(seat),
    seat,
    from: missed.label,
    ...(source.state === "live" && device && { to: device.label }),
  });
}
