import type { DeviceError } from "../devices/device-error.ts";
import type { Opened } from "../devices/real-devices.ts";
import type { ScreenOpened } from "../devices/screen.ts";
import type { OwnPorts } from "./page.ts";

/** For tests: devices that a test plugs, breaks and holds back. */
export class FakeDevices implements OwnPorts {
  cameras: string[] = [];
  microphones: string[] = [];
  speakers: string[] = [];
  /** What the picker comes to. */
  screen: ScreenOpened = { ok: true, track: fakeTrack("screen") };
  broken = new Map<string, DeviceError>();
  allowed = false;
  /** Everything that was opened, in order. */
  readonly opened: string[] = [];
  readonly renamed: string[] = [];
  readonly tracks: MediaStreamTrack[] = [];
  /** While set, openings wait for it. */
  held: Promise<void> | undefined;
  #changed: () => void = () => undefined;

  readonly real = {
    openCamera: (id?: string) => this.#open("video", id ?? this.cameras[0]),
    openMicrophone: (id?: string) => this.#open("audio", id ?? this.microphones[0]),
    openBoth: async (cameraId?: string, microphoneId?: string) =>
      [await this.real.openCamera(cameraId), await this.real.openMicrophone(microphoneId)] as const,
    available: async () => {
      const shown = (ids: readonly string[]) =>
        this.allowed ? ids.map((id) => ({ id, label: id })) : [];
      return {
        cameras: shown(this.cameras),
        microphones: shown(this.microphones),
        speakers: shown(this.speakers),
      };
    },
    whenChanged: (listener: () => void) => {
      this.#changed = listener;
      return () => undefined;
    },
    whenAllowed: () => () => undefined,
  };

  readonly hearing = { watch: () => () => undefined, now: () => 0 };

  openScreen = async () => this.screen;

  /** What is mixed now; nothing flows in it until a test tells so. */
  mix: Mix | undefined;

  openMix = (sounds: readonly MediaStreamTrack[], tell: Mix["tell"]) => {
    const mix = { sounds: sounds.map(({ id }) => id), tell };
    this.mix = mix;
    return () => {
      if (this.mix === mix) this.mix = undefined;
    };
  };

  plug(camera: string): void {
    this.cameras.push(camera);
    this.#changed();
  }

  /** Its tracks end, as a browser's do, before or after the list is another. */
  unplug(id: string): void {
    this.cameras = this.cameras.filter((one) => one !== id);
    this.microphones = this.microphones.filter((one) => one !== id);
    for (const track of this.tracks.filter((one) => one.id === id)) endTrack(track);
    this.#changed();
  }

  openRoom() {
    return {
      camera: (seat: number) => this.#track(`simulated ${seat}`, "video"),
      rename: (name: string) => void this.renamed.push(name),
      close: () => undefined,
    };
  }

  openSimulatedMicrophone() {
    const track = this.#track("chime", "audio");
    return { track, rename: () => undefined, close: () => track.stop() };
  }

  live(): string[] {
    return this.tracks.filter(({ readyState }) => readyState === "live").map(({ id }) => id);
  }

  async #open(kind: string, id: string | undefined): Promise<Opened> {
    await this.held;
    if (id === undefined) return { ok: false, error: "not-found" };
    const error = this.broken.get(id);
    if (error !== undefined) return { ok: false, error };
    this.allowed = true;
    return { ok: true, track: this.#track(id, kind) };
  }

  #track(id: string, kind: string): MediaStreamTrack {
    const track = fakeTrack(id, kind);
    this.opened.push(id);
    this.tracks.push(track);
    return track;
  }
}

/** By the ids of what is in it. */
interface Mix {
  readonly sounds: readonly string[];
  readonly tell: (track: MediaStreamTrack | undefined) => void;
}

class FakeTrack extends EventTarget {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readyState: "live" | "ended" = "live";

  constructor(id: string, kind = "video") {
    super();
    this.id = id;
    this.kind = kind;
    this.label = id;
  }

  getSettings() {
    return { deviceId: this.id };
  }

  stop() {
    this.readyState = "ended";
  }
}

export function fakeTrack(id: string, kind?: string): MediaStreamTrack {
  return new FakeTrack(id, kind) as unknown as MediaStreamTrack;
}

/** As a device does that is unplugged. */
export function endTrack(track: MediaStreamTrack): void {
  if (track.readyState === "ended") return;
  track.stop();
  track.dispatchEvent(new Event("ended"));
}
