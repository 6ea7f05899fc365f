import type { DeviceError } from "../../devices/device-error.ts";
import type { AvailableDevices } from "../../devices/real-devices.ts";
import { type Choices, firstChoices } from "../choices.ts";
import { fakeTrack } from "../fake-devices.ts";
import type { Seat } from "../wanted-sources.ts";
import {
  allSeats,
  closedDevices,
  type DevicesEffect,
  type DevicesInput,
  type DevicesState,
  type Opening,
} from "./state.ts";
import { stepDevices } from "./step.ts";

/** For tests: the machine in a world of devices by name, where everything happens at once. */
export class World {
  state: DevicesState = closedDevices(firstChoices);
  cameras: readonly string[];
  microphones: readonly string[];
  speakers: readonly string[] = [];
  readonly broken = new Map<string, DeviceError>();
  /** Every device that was opened, in order. */
  readonly opened: string[] = [];
  /** Every seat that something was asked for, in order. */
  readonly asked: Seat[] = [];
  readonly live = new Set<MediaStreamTrack>();
  /** Openings that a test lets wait. */
  waiting: Opening[] | undefined;

  constructor(cameras: readonly string[], microphones: readonly string[] = []) {
    this.cameras = cameras;
    this.microphones = microphones;
  }

  give(input: DevicesInput): this {
    const [state, effects] = stepDevices(this.state, input);
    this.state = state;
    for (const effect of effects) this.#perform(effect);
    return this;
  }

  open(choices: Partial<Choices> = {}): this {
    return this.give({ type: "open-requested", choices: { ...firstChoices, ...choices } });
  }

  choose(change: (choices: Choices) => Choices): this {
    return this.give({ type: "chosen", choices: change(this.state.choices) });
  }

  plug(camera: string): this {
    this.cameras = [...this.cameras, camera];
    return this.list();
  }

  /** A browser ends the track, and says that the list is another one, in this order or the other. */
  unplug(name: string, listedFirst = false): this {
    const without = (names: readonly string[]) => names.filter((one) => one !== name);
    this.cameras = without(this.cameras);
    this.microphones = without(this.microphones);
    this.speakers = without(this.speakers);
    if (listedFirst) this.list();
    const track = [...this.live].find(({ id }) => id === name);
    if (track) this.end(track);
    return this.list();
  }

  end(track: MediaStreamTrack): this {
    this.live.delete(track);
    return this.give({ type: "track-ended", track });
  }

  list(): this {
    const listed = (names: readonly string[]) => names.map((id) => ({ id, label: `the ${id}` }));
    const available: AvailableDevices = {
      cameras: listed(this.cameras),
      microphones: listed(this.microphones),
      speakers: listed(this.speakers),
    };
    return this.give({ type: "listed", available });
  }

  /** What each seat shows: a device's name, or the state it is in instead. */
  get seats(): string {
    return allSeats.map((seat) => this.seat(seat)).join(" ");
  }

  seat(seat: Seat): string {
    const { source } = this.state.seats[seat];
    if (source.state === "live") return source.track.id;
    if (source.state === "failed") return source.error;
    return source.state;
  }

  track(seat: Seat): MediaStreamTrack {
    const { source } = this.state.seats[seat];
    if (source.state !== "live") throw new Error(`${seat} is ${source.state}`);
    return source.track;
  }

  arrive({ seat, opening, id }: Opening): void {
    const names = seat === "microphone" ? this.microphones : this.cameras;
    const name = id ?? names[0];
    const error = name === undefined || !names.includes(name) ? "not-found" : this.broken.get(name);
    if (name === undefined || error !== undefined) {
      const opened = { ok: false, error: error ?? "not-found" } as const;
      this.give({ type: "arrived", seat, opening, opened });
      return;
    }
    const device = { id: name, label: `the ${name}` };
    const opened = { ok: true, track: this.#track(name) } as const;
    this.give({ type: "arrived", seat, opening, opened, device });
  }

  #perform(effect: DevicesEffect): void {
    switch (effect.type) {
      case "open":
        this.asked.push(...effect.openings.map(({ seat }) => seat));
        if (this.waiting) this.waiting.push(...effect.openings);
        else for (const opening of effect.openings) this.arrive(opening);
        return;
      case "simulate": {
        const opened = { ok: true, track: this.#track("simulated") } as const;
        const { seat, opening } = effect;
        this.give({ type: "arrived", seat, opening, opened });
        return;
      }
      case "stop":
        this.live.delete(effect.track);
        return;
      case "stop-simulated-microphone":
        for (const track of this.live) if (track.id === "simulated") this.live.delete(track);
        return;
      case "list":
        this.list();
        return;
      case "rename":
      case "close-simulated-room":
        return;
      default:
        effect satisfies never;
    }
  }

  #track(name: string): MediaStreamTrack {
    const track = fakeTrack(name);
    this.opened.push(name);
    this.live.add(track);
    return track;
  }
}
