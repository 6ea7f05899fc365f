import { type DeviceError, deviceErrorOf } from "./device-error.ts";

export type ScreenOpened =
  | {
      readonly ok: true;
      readonly track: MediaStreamTrack;
      /** Where there is any, and the person lets the others hear it. */
      readonly sound?: MediaStreamTrack;
    }
  /** `cancelled`: the person closed the picker, which is no error. */
  | { readonly ok: false; readonly error: DeviceError | "cancelled" };

/** Newer than TypeScript's own; a browser that does not know them ignores them (Screen Capture §5.3). */
interface DisplayMediaOptions extends DisplayMediaStreamOptions {
  readonly audio: MediaTrackConstraints & {
    readonly suppressLocalAudioPlayback: boolean;
    readonly restrictOwnAudio: boolean;
  };
  readonly selfBrowserSurface: "exclude" | "include";
  readonly surfaceSwitching: "exclude" | "include";
  readonly systemAudio: "exclude" | "include";
  readonly windowAudio: "exclude" | "window" | "system";
}

/** As it is: what makes a voice clear makes music unbearable. Who shows it goes on hearing it too. */
const soundOfScreen = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  suppressLocalAudioPlayback: false,
  // Should the browser give the sound of more than a tab: the others are not to hear themselves.
  restrictOwnAudio: true,
} as const;

/** No phone's browser has it. */
export function mayShareScreen(media: MediaDevices | undefined): boolean {
  return media !== undefined && "getDisplayMedia" in media;
}

/**
 * Asks the person for a screen, a window, or a tab with its sound. That of a whole system, or of all
 * windows of a browser, would have the meeting's own voices in it. Wants a gesture (Screen Capture
 * §5.1).
 */
export async function openScreen(media: MediaDevices | undefined): Promise<ScreenOpened> {
  if (media === undefined || !mayShareScreen(media)) return failed("unavailable");
  const asked: DisplayMediaOptions = {
    video: { frameRate: { ideal: 15, max: 30 } },
    audio: soundOfScreen,
    // A meeting within a meeting within a meeting.
    selfBrowserSurface: "exclude",
    surfaceSwitching: "include",
    systemAudio: "exclude",
    windowAudio: "exclude",
  };
  try {
    const stream = await media.getDisplayMedia(asked);
    const [[track], [sound]] = [stream.getVideoTracks(), stream.getAudioTracks()];
    if (track === undefined) return failed("not-found");
    // Letters stay sharp, at the cost of motion (MediaStreamTrack Content Hints §3.3).
    track.contentHint = "detail";
    return { ok: true, track, ...(sound && { sound }) };
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
