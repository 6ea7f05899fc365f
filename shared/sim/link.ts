import type { World } from "./world.ts";

/** How a network treats messages. Times in milliseconds. */
export interface Weather {
  readonly minDelay: number;
  readonly maxDelay: number;
  /** One in this many messages is lost and has to be sent again after `resendAfter`. */
  readonly lossOdds: number;
  readonly resendAfter: number;
}

/**
 * One direction between two ends: keeps the order, delays, loses and repeats as TCP or SCTP
 * would. While it is down, what is sent is gone.
 */
export class Link<Message> {
  #world: World;
  #weather: Weather;
  #deliver: (message: Message) => void;
  #lastArrival = 0;
  #generation = 0;
  up = true;

  constructor(world: World, weather: Weather, deliver: (message: Message) => void) {
    this.#world = world;
    this.#weather = weather;
    this.#deliver = deliver;
  }

  send(message: Message): void {
    if (!this.up) return;
    const { dice, now } = this.#world;
    let delay = dice.between(this.#weather.minDelay, this.#weather.maxDelay);
    while (dice.oneIn(this.#weather.lossOdds)) delay += this.#weather.resendAfter;
    this.#lastArrival = Math.max(this.#lastArrival, now + delay);
    const generation = this.#generation;
    this.#world.at(this.#lastArrival, () => {
      if (this.up && generation === this.#generation) this.#deliver(message);
    });
  }

  /** What is under way never arrives; what is sent from now on does. */
  drop(): void {
    this.#generation++;
  }

  /** Cuts the link: what is under way never arrives. */
  cut(): void {
    this.up = false;
    this.#generation++;
  }

  restore(): void {
    this.up = true;
  }
}
