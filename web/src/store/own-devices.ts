import { createStore, type StoreApi } from "zustand";
import type { DeviceError } from "../devices/device-error.ts";
import type { AvailableDevices, Opened, RealDevices } from "../devices/real-devices.ts";
import type { SimulatedMicrophone } from "../devices/simulated/microphone.ts";
import type { SimulatedRoom } from "../devices/simulated/room.ts";
import { type Choices, firstChoices, positionsOf } from "./choices.ts";
import type { CameraPosition, JoinRequest } from "./view.ts";
import { type Seat, type Wanted, wantedSources } from "./wanted-sources.ts";

export type { DeviceError, Seat };

/** What one seat, or the microphone, shows of itself. */
export type SourceView =
  | { readonly state: "off" }
  | { readonly state: "starting" }
  | { readonly state: "live"; readonly track: MediaStreamTrack; readonly simulated: boolean }
  | { readonly state: "failed"; readonly error: DeviceError };

export interface OwnDevicesView {
  readonly choices: Choices;
  readonly sources: Readonly<Record<Seat, SourceView>>;
  /** Undefined until the person has allowed any device. */
  readonly available: AvailableDevices | undefined;
}

/** What the devices are opened with; a test brings its own. */
export interface DevicePorts {
  readonly real: RealDevices;
  openRoom(name: string): SimulatedRoom;
  openSimulatedMicrophone(name: string): SimulatedMicrophone;
}

const seatNumbers = { left: 0, centre: 1, right: 2 } as const;
const allSeats = ["left", "centre", "right", "microphone"] as const;
/** Who joins at once without having said a name. */
const nameless = "Guest";
const off: SourceView = { state: "off" };
const allOff = { left: off, centre: off, right: off, microphone: off };

/**
 * The page's own cameras and microphone. By level: whenever the choices or what is plugged in change,
 * every seat is compared with what it should hold, and only those that differ are touched.
 */
export class OwnDevices {
  readonly store: StoreApi<OwnDevicesView>;
  readonly #ports: DevicePorts;
  /** What each seat was last told to hold; an opening that comes late finds another here. */
  readonly #held = new Map<Seat, Wanted>();
  #room: SimulatedRoom | undefined;
  #microphone: SimulatedMicrophone | undefined;
  #inUse = false;

  constructor(ports: DevicePorts, choices: Choices = firstChoices) {
    this.#ports = ports;
    this.store = createStore(() => ({ choices, sources: allOff, available: undefined }));
    ports.real.whenChanged(() => void this.#plugged());
  }

  open(choices: Choices): void {
    this.#inUse = true;
    this.change(choices);
    void this.#learn();
  }

  change(choices: Choices): void {
    const { name } = this.store.getState().choices;
    this.store.setState({ choices });
    if (choices.name !== name) {
      this.#room?.rename(choices.name);
      this.#microphone?.rename(choices.name);
    }
    this.#level();
  }

  /** Tries again what failed. */
  retry(): void {
    this.#forgetFailed();
    this.#level();
  }

  /** From here on nothing opens any more, and what was still starting is given up. */
  seal(): void {
    this.#inUse = false;
    for (const seat of allSeats) {
      if (this.#sources()[seat].state !== "starting") continue;
      this.#release(seat);
      this.#held.delete(seat);
    }
  }

  close(): void {
    this.#inUse = false;
    for (const seat of allSeats) this.#release(seat);
    this.#held.clear();
    this.#room?.close();
    this.#room = undefined;
  }

  /** Resolves when no seat is starting. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => !allSeats.some((seat) => this.#sources()[seat].state === "starting");
      if (done()) return resolve();
      const unsubscribe = this.store.subscribe(() => {
        if (!done()) return;
        unsubscribe();
        resolve();
      });
    });
  }

  /** Something was plugged in or out: what failed may go now. */
  async #plugged(): Promise<void> {
    this.#forgetFailed();
    await this.#learn();
  }

  async #learn(): Promise<void> {
    const available = await this.#ports.real.available();
    const any = available.cameras.length + available.microphones.length > 0;
    if (any) this.store.setState({ available });
    this.#level();
  }

  #level(): void {
    if (!this.#inUse) return;
    const { choices, available } = this.store.getState();
    const wanted = wantedSources(choices, available);
    const changed = allSeats.filter(
      (seat) =>
        !same(this.#held.get(seat), wanted[seat]) && !this.#hasAskedForAny(seat, wanted[seat]),
    );
    for (const seat of changed) {
      this.#release(seat);
      this.#held.set(seat, wanted[seat]);
      this.#show(seat, this.#atOnce(seat, wanted[seat]));
    }
    void this.#openReal(changed.filter((seat) => wanted[seat].type === "real"));
  }

  /** Whichever camera is on its way will do, or has failed; unless the person has picked one since. */
  #hasAskedForAny(seat: Seat, wanted: Wanted): boolean {
    const { choices } = this.store.getState();
    const choice = seat === "microphone" ? choices.microphone : choices.seats[seat];
    const held = this.#held.get(seat);
    const picked = choice.type !== "real" || choice.id !== undefined;
    return !picked && isAny(held) && wanted.type === "real";
  }

  /** The source where it needs no waiting. */
  #atOnce(seat: Seat, wanted: Wanted): SourceView {
    const { name } = this.store.getState().choices;
    switch (wanted.type) {
      case "off":
        return off;
      case "missing":
        return { state: "failed", error: "not-found" };
      case "later":
      case "real":
        return { state: "starting" };
      case "simulated": {
        if (seat === "microphone") {
          this.#microphone = this.#ports.openSimulatedMicrophone(name);
          return { state: "live", track: this.#microphone.track, simulated: true };
        }
        this.#room ??= this.#ports.openRoom(name);
        return { state: "live", track: this.#room.camera(seatNumbers[seat]), simulated: true };
      }
      default:
        return wanted satisfies never;
    }
  }

  async #openReal(seats: readonly Seat[]): Promise<void> {
    const { real } = this.#ports;
    const camera = seats.find((seat) => seat !== "microphone");
    const idOf = (seat: Seat) => {
      const held = this.#held.get(seat);
      return held?.type === "real" ? held.id : undefined;
    };
    const unknown = this.store.getState().available === undefined;
    if (unknown && camera !== undefined && seats.includes("microphone")) {
      const held = [this.#held.get(camera), this.#held.get("microphone")] as const;
      const [picture, sound] = await real.openBoth(idOf(camera), idOf("microphone"));
      this.#arrived(camera, held[0], picture);
      this.#arrived("microphone", held[1], sound);
      await this.#firstAllowed();
      return;
    }
    await Promise.all(
      seats.map(async (seat) => {
        const held = this.#held.get(seat);
        const opening =
          seat === "microphone" ? real.openMicrophone(idOf(seat)) : real.openCamera(idOf(seat));
        this.#arrived(seat, held, await opening);
      }),
    );
    if (unknown && seats.length > 0) await this.#firstAllowed();
  }

  /** Which devices there are is told only to a page that was allowed one. */
  async #firstAllowed(): Promise<void> {
    const available = await this.#ports.real.available();
    this.store.setState({ available });
    this.#level();
  }

  #arrived(seat: Seat, held: Wanted | undefined, opened: Opened): void {
    if (held === undefined || this.#held.get(seat) !== held) {
      if (opened.ok) opened.track.stop();
      return;
    }
    if (!opened.ok) return this.#show(seat, { state: "failed", error: opened.error });
    const { track } = opened;
    const { deviceId } = track.getSettings();
    if (deviceId !== undefined) this.#settle(seat, deviceId);
    track.addEventListener("ended", () => {
      const source = this.#sources()[seat];
      if (source.state !== "live" || source.track !== track) return;
      this.#show(seat, { state: "failed", error: "ended" });
    });
    this.#show(seat, { state: "live", track, simulated: false });
  }

  /** "Whichever" has become this one: the choice says so from here on. */
  #settle(seat: Seat, id: string): void {
    const settled = { type: "real", id } as const;
    this.#held.set(seat, settled);
    const { choices } = this.store.getState();
    this.store.setState({
      choices:
        seat === "microphone"
          ? { ...choices, microphone: settled }
          : { ...choices, seats: { ...choices.seats, [seat]: settled } },
    });
  }

  #forgetFailed(): void {
    for (const seat of allSeats) {
      if (this.#sources()[seat].state === "failed") this.#held.delete(seat);
    }
  }

  #release(seat: Seat): void {
    const source = this.#sources()[seat];
    if (source.state === "live") source.track.stop();
    if (seat === "microphone") {
      this.#microphone?.close();
      this.#microphone = undefined;
    }
    this.#show(seat, off);
  }

  #show(seat: Seat, source: SourceView): void {
    this.store.setState({ sources: { ...this.#sources(), [seat]: source } });
  }

  #sources(): Readonly<Record<Seat, SourceView>> {
    return this.store.getState().sources;
  }
}

/** What joining takes along: whatever is live by now. */
export function joinRequestOf(conference: string, view: OwnDevicesView): JoinRequest {
  const { choices, sources } = view;
  const cameras = positionsOf(choices.cameras).flatMap((position: CameraPosition) => {
    const source = sources[position];
    if (source.state !== "live") return [];
    return [{ position, track: source.track, simulated: source.simulated }];
  });
  const { microphone } = sources;
  return {
    conference,
    name: choices.name.trim() || nameless,
    cameras,
    ...(microphone.state === "live" && { microphone: microphone.track }),
  };
}

function isAny(wanted: Wanted | undefined): boolean {
  return wanted?.type === "real" && wanted.id === undefined;
}

function same(a: Wanted | undefined, b: Wanted): boolean {
  if (a === undefined || a.type !== b.type) return false;
  return a.type !== "real" || b.type !== "real" || a.id === b.id;
}
