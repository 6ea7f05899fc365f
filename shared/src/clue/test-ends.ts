import { addDuration, instant, ms } from "../lib/index.ts";
import {
  type Channel,
  type ChannelInput,
  type ChannelSettings,
  channelDeadline,
  mayConfigure,
  openChannel,
} from "./channel.ts";
import { chooseCaptures } from "./choose-captures.ts";
import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";
import { stepChannel } from "./step-channel.ts";
import { encodingId, settings } from "./test-words.ts";

export type Name = "focus" | "page";

/** A focus and a page on a reliable, ordered channel, with a clock of their own. The focus is the initiator. */
export class Ends {
  readonly ladder: string[] = [];
  /** What was asked for besides sending: faults and closings. */
  readonly asked: string[] = [];
  now = instant(0);
  #held = false;
  #wire: { readonly to: Name; readonly text: string }[] = [];
  readonly #channels: Record<Name, Channel>;

  constructor(of: Partial<Record<Name, Partial<ChannelSettings>>> = {}) {
    this.#channels = {
      focus: openChannel({ ...settings("focus", true), ...of.focus }),
      page: openChannel({ ...settings("page", false), ...of.page }),
    };
  }

  at(name: Name): Channel {
    return this.#channels[name];
  }

  /** Another program at that end. */
  replace(name: Name, channel: Channel): this {
    this.#channels[name] = channel;
    return this;
  }

  connect(): this {
    for (const type of ["setup-started", "channel-opened"] as const) {
      this.give("page", { type });
      this.give("focus", { type });
    }
    return this;
  }

  /** What is on its way is lost with the channel. */
  lose(): this {
    this.#wire = [];
    this.give("page", { type: "channel-lost" });
    return this.give("focus", { type: "channel-lost" });
  }

  offer(name: Name, content: AdvertisementContent): this {
    return this.give(name, { type: "advertise-requested", content });
  }

  /** Everything there is an encoding for. */
  choose(name: Name): this {
    const channel = this.at(name);
    const content = channel.consumer.advertisement?.content;
    if (!content || !mayConfigure(channel)) throw new Error("nothing to choose from");
    const encodings = ["e1", "e2", "e3", "e4"].map(encodingId);
    const previous: readonly CaptureEncoding[] = channel.consumer.requested;
    return this.want(name, chooseCaptures({ advertisement: content, encodings, previous }));
  }

  want(name: Name, captureEncodings: readonly CaptureEncoding[]): this {
    return this.give(name, { type: "configure-requested", captureEncodings });
  }

  /** Nothing arrives before `during` is over. */
  holding(during: () => void): this {
    this.#held = true;
    during();
    this.#held = false;
    return this.deliverAll();
  }

  hold(): this {
    this.#held = true;
    return this;
  }

  /** The oldest message on its way to that end, if there is one. */
  deliver(to: Name): boolean {
    const at = this.#wire.findIndex((message) => message.to === to);
    const [next] = at < 0 ? [] : this.#wire.splice(at, 1);
    if (next) this.give(next.to, { type: "message-received", text: next.text });
    return next !== undefined;
  }

  deliverAll(): this {
    while (this.deliver("focus") || this.deliver("page"));
    return this;
  }

  /** The messages on their way never arrive, as if the peer did not speak. */
  swallow(): this {
    this.#wire = [];
    return this;
  }

  /** Time goes by, deadline for deadline. */
  pass(milliseconds: number): this {
    const until = addDuration(this.now, ms(milliseconds));
    for (;;) {
      const due = (["focus", "page"] as const)
        .map((name) => ({ name, at: channelDeadline(this.at(name)) }))
        .filter(({ at }) => at !== undefined && at <= until)
        .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))[0];
      if (due?.at === undefined) break;
      this.now = due.at;
      this.give(due.name, { type: "deadline-passed" });
    }
    this.now = until;
    return this;
  }

  give(name: Name, input: ChannelInput): this {
    const env = { now: this.now, random: () => 0 };
    const [channel, effects] = stepChannel(this.#channels[name], input, env);
    this.#channels[name] = channel;
    const to = name === "focus" ? "page" : "focus";
    for (const effect of effects) {
      if (effect.type !== "send-clue") {
        this.asked.push(`${name}: ${effect.type}, ${effect.reason}`);
        continue;
      }
      this.ladder.push(`${name} → ${to}: ${effect.summary}`);
      this.#wire.push({ to, text: effect.text });
    }
    return this.#held ? this : this.deliverAll();
  }
}
