import { type DeviceError, deviceErrorOf } from "./device-error.ts";

export type ScreenOpened =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  /** `cancelled`: the person closed the picker, which is no error. */
  | { readonly ok: false; readonly error: DeviceError | "cancelled" };

/** Newer than TypeScript's own; a browser that does not know them ignores them (Screen Capture §5.3). */
interface DisplayMediaOptions extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface: "exclude" | "include";
  readonly surfaceSwitching: "exclude" | "include";
}

/** No phone's browser has it. */
export function mayShareScreen(media: MediaDevices | undefined): boolean {
  return media !== undefined && "getDisplayMedia" in media;
}

/**
 * Asks the person for a screen, a window or a tab, without its sound: the room's microphone is the
 * only voice there is a line for. Wants a gesture (Screen Capture §5.1).
 */
export async function openScreen(media: MediaDevices | undefined): Promise<ScreenOpened> {
  if (media === undefined || !mayShareScreen(media)) return failed("unavailable");
  const asked: DisplayMediaOptions = {
    video: { frameRate: { ideal: 15, max: 30 } },
    audio: false,
    // A meeting within a meeting within a meeting.
    selfBrowserSurface: "exclude",
    surfaceSwitching: "include",
  };
  try {
    const [track] = (await media.getDisplayMedia(asked)).getVideoTracks();
    if (track === undefined) return failed("not-found");
    // Letters stay sharp, at the cost of motion (MediaStreamTrack Content Hints §3.3).
    track.contentHint = "detail";
    return { ok: true, track };
  } catch (thrown) {
    return failed(screenErrorOf(thrown));
  }
}

/** A browser says "not allowed" of a picker that was closed, and of much else. */
function screenErrorOf(thrown: unknown): DeviceError | "cancelled" {
  if (!(thrown instanceof Error)) return "unavailable";
  const { name, message } = thrown;
  if (name === "AbortError") return "cancelled";
  if (name !== "NotAllowedError") return deviceErrorOf(thrown);
  if (/system/i.test(message)) return "not-allowed-by-system";
  return /polic/i.test(message) ? "not-allowed-by-site" : "cancelled";
}

function failed(error: DeviceError | "cancelled"): ScreenOpened {
  return { ok: false, error };
}
