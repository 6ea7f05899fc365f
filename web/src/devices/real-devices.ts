import { type DeviceError, deviceErrorOf } from "./device-error.ts";

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
}

/** Real cameras and microphones; without an id, the browser's default. */
export interface RealDevices {
  openCamera(id?: string): Promise<Opened>;
  openMicrophone(id?: string): Promise<Opened>;
  /** Both with one question to the person; the failure of one leaves the other. */
  openBoth(cameraId?: string, microphoneId?: string): Promise<readonly [Opened, Opened]>;
  available(): Promise<AvailableDevices>;
  /** Returns how to stop listening. */
  whenChanged(listener: () => void): () => void;
}

/** `media` is undefined where the page is not secure (Media Capture and Streams §9.1). */
export function createRealDevices(media: MediaDevices | undefined): RealDevices {
  const openOne = async (kind: "audio" | "video", id?: string): Promise<Opened> => {
    if (media === undefined) return failed("unavailable");
    try {
      return trackOf(await openRelaxing(media, constraintsOf(kind, id)), kind);
    } catch (thrown) {
      return failed(deviceErrorOf(thrown));
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
        if (error === "not-allowed-by-site") return [failed(error), failed(error)];
      }
      return [await openCamera(cameraId), await openMicrophone(microphoneId)];
    },
    async available() {
      const devices = (await media?.enumerateDevices()) ?? [];
      return { cameras: listed(devices, "videoinput"), microphones: listed(devices, "audioinput") };
    },
    whenChanged(listener) {
      media?.addEventListener("devicechange", listener);
      return () => media?.removeEventListener("devicechange", listener);
    },
  };
}

/** A picture the camera cannot give is asked for again without wishes about its size. */
async function openRelaxing(media: MediaDevices, asked: MediaStreamConstraints) {
  try {
    return await media.getUserMedia(asked);
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== "OverconstrainedError") throw thrown;
    return await media.getUserMedia(asked.video ? { video: true } : { audio: true });
  }
}

function constraintsOf(kind: "audio" | "video", id?: string): MediaStreamConstraints {
  const device = id === undefined ? {} : { deviceId: { exact: id } };
  return kind === "audio"
    ? { audio: { ...device, echoCancellation: true, noiseSuppression: true } }
    : { video: { ...device, width: { ideal: 1280 }, height: { ideal: 720 }, aspectRatio: 16 / 9 } };
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
