import { createStore, type StoreApi } from "zustand";
import type { DeviceError } from "../devices/device-error.ts";
import type { AvailableDevices, Opened, RealDevices } from "../devices/real-devices.ts";
import type { SimulatedMicrophone } from "../devices/simulated/microphone.ts";
import type { SimulatedRoom } from "../devices/simulated/room.ts";
import { type Choices, firstChoices, positionsOf } from "./choices.ts";
import type { DeviceNotice } from "./own-devices/notices.ts";
import {
  closedDevices,
  type DevicesEffect,
  type DevicesInput,
  type DevicesState,
  type Opening,
  type SourceView,
} from "./own-devices/state.ts";
import { stepDevices } from "./own-devices/step.ts";
import type { OwnSources } from "./view.ts";
import type { Seat } from "./wanted-sources.ts";

export type { DeviceError, DeviceNotice, Seat, SourceView };

export interface OwnDevicesView {
  readonly choices: Choices;
  readonly sources: Readonly<Record<Seat, SourceView>>;
  /** Undefined until the person has allowed any device. */
  readonly available: AvailableDevices | undefined;
  /** The chosen one, where it is plugged in; else the system's default. */
  readonly speaker: string | undefined;
  readonly notices: readonly DeviceNotice[];
}

/** What the devices are opened with; a test brings its own. */
export interface DevicePorts {
  readonly real: RealDevices;
  openRoom(name: string): SimulatedRoom;
  openSimulatedMicrophone(name: string): SimulatedMicrophone;
}

const seatNumbers = { left: 0, centre: 1, right: 2 } as const;
const noDevices: AvailableDevices = { cameras: [], microphones: [], speakers: [] };

/** The page's own cameras and microphone: does what the machine decides, and tells it what came. */
export class OwnDevices {
  readonly store: StoreApi<OwnDevicesView>;
  readonly #ports: DevicePorts;
  readonly #queue: DevicesInput[] = [];
  #state: DevicesState;
  #isRunning = false;
  /** How often it was asked what is plugged in. */
  #listings = 0;
  #room: SimulatedRoom | undefined;
  #microphone: SimulatedMicrophone | undefined;

  constructor(ports: DevicePorts, choices: Choices = firstChoices) {
    this.#ports = ports;
    this.#state = closedDevices(choices);
    this.store = createStore(() => viewOf(this.#state));
    ports.real.whenChanged(() => void this.#list());
    ports.real.whenAllowed(() => this.retry());
  }

  open(choices: Choices): void {
    this.#give({ type: "open-requested", choices });
  }

  /** Also in a call: another device, another number of cameras, another speaker. */
  change(choices: Choices): void {
    this.#give({ type: "chosen", choices });
  }

  /** In a call, a microphone that is switched off is held all the same from here on. */
  wake(): void {
    this.#give({ type: "woken" });
  }

  /** Tries again what failed. */
  retry(): void {
    this.#give({ type: "retry-requested" });
  }

  /** Everything off, and nothing opens any more. */
  close(): void {
    this.#give({ type: "close-requested" });
  }

  /** Uses what a notice offers: the device that came back, or was found. */
  take(notice: number): void {
    this.#give({ type: "notice-taken", id: notice });
  }

  dismiss(notice: number): void {
    this.#give({ type: "notice-dismissed", id: notice });
  }

  /** Resolves when no seat is starting. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const done = () =>
        !Object.values(this.store.getState().sources).some(({ state }) => state === "starting");
      if (done()) return resolve();
      const unsubscribe = this.store.subscribe(() => {
        if (!done()) return;
        unsubscribe();
        resolve();
      });
    });
  }

  /** One input at a time: what performing an effect brings about at once waits its turn. */
  #give(input: DevicesInput): void {
    this.#queue.push(input);
    if (this.#isRunning) return;
    this.#isRunning = true;
    // A device that throws is no reason to be deaf to all others.
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
        const [state, effects] = stepDevices(this.#state, next);
        this.#state = state;
        for (const effect of effects) this.#perform(effect);
      }
    } finally {
      this.#isRunning = false;
      this.store.setState(viewOf(this.#state));
    }
  }

  #perform(effect: DevicesEffect): void {
    switch (effect.type) {
      case "open":
        return void this.#open(effect.openings, effect.together);
      case "simulate":
        return this.#simulate(effect.seat, effect.opening);
      case "stop":
        return effect.track.stop();
      case "stop-simulated-microphone":
        this.#microphone?.close();
        this.#microphone = undefined;
        return undefined;
      case "close-simulated-room":
        this.#room?.close();
        this.#room = undefined;
        return undefined;
      case "rename":
        this.#room?.rename(effect.name);
        this.#microphone?.rename(effect.name);
        return undefined;
      case "list":
        return void this.#list();
      default:
        return effect satisfies never;
    }
  }

  async #open(openings: readonly Opening[], together: boolean): Promise<void> {
    const { real } = this.#ports;
    const camera = openings.find(({ seat }) => seat !== "microphone");
    const microphone = openings.find(({ seat }) => seat === "microphone");
    const isAsked = together && camera && microphone;
    if (isAsked) {
      const [picture, sound] = await real.openBoth(camera.id, microphone.id);
      this.#arrived(camera, picture);
      this.#arrived(microphone, sound);
    }
    const rest = isAsked
      ? openings.filter((one) => one !== camera && one !== microphone)
      : openings;
    await Promise.all(
      rest.map(async (opening) => {
        const { seat, id } = opening;
        const opened = seat === "microphone" ? real.openMicrophone(id) : real.openCamera(id);
        this.#arrived(opening, await opened);
      }),
    );
  }

  #arrived({ seat, opening }: Opening, opened: Opened): void {
    if (!opened.ok) return this.#give({ type: "arrived", seat, opening, opened });
    const { track } = opened;
    track.addEventListener("ended", () => this.#give({ type: "track-ended", track }));
    track.addEventListener("mute", () => this.#give({ type: "track-muted", track, muted: true }));
    track.addEventListener("unmute", () =>
      this.#give({ type: "track-muted", track, muted: false }),
    );
    const device = { id: track.getSettings().deviceId ?? "", label: track.label };
    this.#give({ type: "arrived", seat, opening, opened, device });
  }

  #simulate(seat: Seat, opening: number): void {
    const track = this.#simulated(seat, this.#state.choices.name);
    this.#give({ type: "arrived", seat, opening, opened: { ok: true, track } });
  }

  #simulated(seat: Seat, name: string): MediaStreamTrack {
    if (seat === "microphone") {
      this.#microphone = this.#ports.openSimulatedMicrophone(name);
      return this.#microphone.track;
    }
    this.#room ??= this.#ports.openRoom(name);
    return this.#room.camera(seatNumbers[seat]);
  }

  /** The answer to the newest question counts; a browser that gives none has what it had. */
  async #list(): Promise<void> {
    this.#listings += 1;
    const listing = this.#listings;
    const available = await this.#ports.real
      .available()
      .catch(() => this.#state.available ?? noDevices);
    if (listing === this.#listings) this.#give({ type: "listed", available });
  }
}

function viewOf({ choices, seats, available, notices }: DevicesState): OwnDevicesView {
  const { left, centre, right, microphone } = seats;
  const sources = {
    left: left.source,
    centre: centre.source,
    right: right.source,
    microphone: microphone.source,
  };
  const speaker = available?.speakers.find(({ id }) => id === choices.speaker)?.id;
  return { choices, sources, available, speaker, notices };
}

/** What the devices give by now. A camera that takes the place of another keeps that place, and so does one at rest. */
export function ownSourcesOf({ choices, sources }: OwnDevicesView): OwnSources {
  const cameras = positionsOf(choices.cameras).flatMap((position) => {
    const source = sources[position];
    if (source.state === "live") {
      return [{ position, track: source.track, simulated: source.simulated }];
    }
    const isComing = source.state === "starting" && source.replacing;
    const isResting = source.state === "off" && source.resting;
    return isComing || isResting ? [{ position, simulated: false }] : [];
  });
  const { microphone } = sources;
  return { cameras, ...(microphone.state === "live" && { microphone: microphone.track }) };
}
