import { type DeviceError, deviceErrorOf } from "./device-error.ts";
import { createSitePermissions, type SitePermissions } from "./permissions.ts";

export type Opened =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly error: DeviceError };

export interface DeviceInfo {
  readonly id: string;
  /** Empty until the person has allowed the use of any device. */
  readonly label: string;
}

export interface AvailableDevices {
  readonly cameras: readonly DeviceInfo[];
  readonly microphones: readonly DeviceInfo[];
  /** None where the browser has no choice to offer. */
  readonly speakers: readonly DeviceInfo[];
}

/** Real cameras and microphones; without an id, the browser's default. */
export interface RealDevices {
  openCamera(id?: string): Promise<Opened>;
  openMicrophone(id?: string): Promise<Opened>;
  /** Both with one question to the person; the failure of one leaves the other. */
  openBoth(cameraId?: string, microphoneId?: string): Promise<readonly [Opened, Opened]>;
  available(): Promise<AvailableDevices>;
  /** Something was plugged in or out. Returns how to stop listening. */
  whenChanged(listener: () => void): () => void;
  /** The site's settings were changed. Returns how to stop listening. */
  whenAllowed(listener: () => void): () => void;
}

/** `media` is undefined where the page is not secure (Media Capture and Streams §9.1). */
export function createRealDevices(
  media: MediaDevices | undefined,
  permissions: SitePermissions = createSitePermissions(undefined),
): RealDevices {
  const openOne = async (kind: "audio" | "video", id?: string): Promise<Opened> => {
    if (media === undefined) return failed("unavailable");
    try {
      return trackOf(await openRelaxing(media, kind, id), kind);
    } catch (thrown) {
      return failed(deviceErrorOf(thrown, await permissions.of(kind)));
    }
  };
  const openCamera = (id?: string) => openOne("video", id);
  const openMicrophone = (id?: string) => openOne("audio", id);
  return {
    openCamera,
    openMicrophone,
    async openBoth(cameraId, microphoneId) {
      const asked = {
        ...constraintsOf("video", cameraId),
        ...constraintsOf("audio", microphoneId),
      };
      try {
        const stream = await media?.getUserMedia(asked);
        if (stream !== undefined) return [trackOf(stream, "video"), trackOf(stream, "audio")];
      } catch (thrown) {
        const error = deviceErrorOf(thrown);
        if (error === "not-allowed-by-site") return bothRefused(thrown, permissions);
      }
      return [await openCamera(cameraId), await openMicrophone(microphoneId)];
    },
    async available() {
      const devices = (await media?.enumerateDevices()) ?? [];
      return {
        cameras: listed(devices, "videoinput"),
        microphones: listed(devices, "audioinput"),
        speakers: listed(devices, "audiooutput"),
      };
    },
    whenChanged(listener) {
      media?.addEventListener("devicechange", listener);
      return () => media?.removeEventListener("devicechange", listener);
    },
    whenAllowed: (listener) => permissions.whenChanged(listener),
  };
}

async function bothRefused(
  thrown: unknown,
  permissions: SitePermissions,
): Promise<readonly [Opened, Opened]> {
  const errorFor = async (kind: "audio" | "video") =>
    failed(deviceErrorOf(thrown, await permissions.of(kind)));
  return [await errorFor("video"), await errorFor("audio")];
}

/** What a device cannot do is asked for again with fewer wishes: first without, then of any device. */
async function openRelaxing(media: MediaDevices, kind: "audio" | "video", id?: string) {
  const wishes: readonly MediaStreamConstraints[] = [
    constraintsOf(kind, id),
    ...(id === undefined ? [] : [{ [kind]: exactly(id) }]),
  ];
  for (const asked of wishes) {
    try {
      return await media.getUserMedia(asked);
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown.name !== "OverconstrainedError") throw thrown;
    }
  }
  return await media.getUserMedia({ [kind]: true });
}

function constraintsOf(kind: "audio" | "video", id?: string): MediaStreamConstraints {
  const device = id === undefined ? {} : exactly(id);
  return kind === "audio"
    ? { audio: { ...device, echoCancellation: true, noiseSuppression: true } }
    : { video: { ...device, width: { ideal: 1280 }, height: { ideal: 720 }, aspectRatio: 16 / 9 } };
}

function exactly(id: string): MediaTrackConstraints {
  return { deviceId: { exact: id } };
}

function trackOf(stream: MediaStream, kind: "audio" | "video"): Opened {
  const track = stream.getTracks().find((candidate) => candidate.kind === kind);
  return track === undefined ? failed("not-found") : { ok: true, track };
}

function failed(error: DeviceError): Opened {
  return { ok: false, error };
}

function listed(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceInfo[] {
  return devices
    .filter((device) => device.kind === kind && device.deviceId !== "")
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
