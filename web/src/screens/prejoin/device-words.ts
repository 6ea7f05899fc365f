import type { DeviceError } from "../../store/own-devices.ts";

interface DeviceWords {
  /** Stands in the place of the picture. */
  readonly brief: string;
  readonly title: string;
  readonly body: string;
  /** Whether trying again can help while the page stays open. */
  readonly retry: boolean;
}

/** What a person is told of a device that cannot be had, and what they can do. */
export function deviceWords(error: DeviceError, device: "camera" | "microphone"): DeviceWords {
  const Device = device === "camera" ? "Camera" : "Microphone";
  switch (error) {
    case "not-allowed-by-site":
      return {
        brief: `${Device} not allowed`,
        title: `Parley is not allowed to use your ${device}`,
        body: `Allow it by the ${device} sign in your browser's address bar, then try again.`,
        retry: true,
      };
    case "not-allowed-by-system":
      return {
        brief: `${Device} not allowed`,
        title: `Allow your browser to use your ${device}`,
        body: `The system settings, under Privacy, keep the ${device} from this browser.`,
        retry: true,
      };
    case "in-use":
      return {
        brief: `${Device} is in use`,
        title: `${Device} is in use`,
        body: `Another tab or program uses it. Close that, or choose another ${device}.`,
        retry: true,
      };
    case "not-found":
      return {
        brief: `No ${device} detected`,
        title: `No ${device} detected`,
        body: "Check that it is plugged in, or choose a simulated one.",
        retry: true,
      };
    case "ended":
      return {
        brief: `${Device} unplugged`,
        title: `The ${device} is gone`,
        body: "It was unplugged, or the system took it. Plug it in again, or choose another.",
        retry: true,
      };
    case "unavailable":
      return {
        brief: `No ${device} here`,
        title: `This page cannot use a ${device}`,
        body: "Browsers allow that only on pages served over HTTPS or from this machine.",
        retry: false,
      };
    default:
      return error satisfies never;
  }
}
