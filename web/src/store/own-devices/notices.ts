import type { DeviceInfo } from "../../devices/real-devices.ts";
import { type Choices, withSource } from "../choices.ts";
import type { Seat } from "../wanted-sources.ts";

export type DeviceKind = "camera" | "microphone" | "speaker";

/**
 * What happened to the devices without anybody's asking: for a toast. `id` is unlike that of any
 * other notice; one that is answered by what happens next goes by itself.
 */
export type DeviceNotice = { readonly id: number } & (
  | {
      /** Unplugged: another one stands in, or `to` is empty where nothing does. */
      readonly type: "fell-back";
      readonly device: DeviceKind;
      readonly seat?: Seat;
      readonly from: string;
      readonly to?: string;
    }
  | {
      /** What was unplugged is there again. Taking it goes back to it: the Undo of falling back. */
      readonly type: "came-back";
      readonly device: DeviceKind;
      readonly seat: Seat;
      readonly info: DeviceInfo;
    }
  | {
      /** A device that was never there before. Taking it uses it. */
      readonly type: "found";
      readonly device: DeviceKind;
      readonly info: DeviceInfo;
    }
);
export function kindOf(seat: Seat): "camera" | "microphone" {
  return seat === "microphone" ? "microphone" : "camera";
}

export type NewNotice<T = DeviceNotice> = T extends DeviceNotice ? Omit<T, "id"> : never;

/** The newest word on a seat, or on a kind of device, is the one that holds. */
export function isAboutSame(one: NewNotice, other: NewNotice): boolean {
  return aboutOf(one) === aboutOf(other);
}

function aboutOf(notice: NewNotice): Seat | DeviceKind {
  return "seat" in notice && notice.seat !== undefined ? notice.seat : notice.device;
}

/** The choices that taking what a notice offers comes to. */
export function choicesTaking(choices: Choices, notice: DeviceNotice): Choices {
  switch (notice.type) {
    case "came-back":
      return withSource(choices, notice.seat, { type: "real", id: notice.info.id });
    case "found":
      return withFound(choices, notice.device, notice.info.id);
    case "fell-back":
      return choices;
    default:
      return notice satisfies never;
  }
}

/** A camera that is alone gives way to the one found; beside two there is a place in the middle. */
function withFound(choices: Choices, device: DeviceKind, id: string): Choices {
  if (device === "speaker") return { ...choices, speaker: id };
  const seat = device === "microphone" ? "microphone" : "centre";
  return withSource(choices, seat, { type: "real", id });
}
