/** Why a camera, a microphone or a screen could not be had. */
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

/**
 * The class of what getUserMedia threw (Media Capture and Streams §10.2).
 *
 * @param permission what the site's settings say after the refusal, where the browser tells
 */
export function deviceErrorOf(thrown: unknown, permission?: PermissionState): DeviceError {
  const { name, message } = thrown instanceof Error ? thrown : { name: "", message: "" };
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      // Whom the site's settings let in, somebody else keeps out. "prompt" is the person's own no,
      // which the browser was not told to remember.
      return permission === "granted" || /system/i.test(message)
        ? "not-allowed-by-system"
        : "not-allowed-by-site";
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

/** Somebody said no: asking again unbidden would be importunate. */
export function isRefusal(error: DeviceError): boolean {
  return error === "not-allowed-by-site" || error === "not-allowed-by-system";
}
