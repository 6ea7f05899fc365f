/** Why a camera or microphone could not be had. */
export type DeviceError =
  /** The person, or the site's settings, said no. */
  | "not-allowed-by-site"
  /** The operating system lets this browser have none. */
  | "not-allowed-by-system"
  | "in-use"
  | "not-found"
  /** It was there and is gone: unplugged, or taken by the system. */
  | "ended"
  /** The page is not served over HTTPS, or the browser has no media devices. */
  | "unavailable";

/** The class of what getUserMedia threw (Media Capture and Streams §10.2). */
export function deviceErrorOf(thrown: unknown): DeviceError {
  const { name, message } = thrown instanceof Error ? thrown : { name: "", message: "" };
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return /system/i.test(message) ? "not-allowed-by-system" : "not-allowed-by-site";
    case "NotFoundError":
    case "OverconstrainedError":
      return "not-found";
    case "NotReadableError":
    case "AbortError":
      return "in-use";
    default:
      return "unavailable";
  }
}
