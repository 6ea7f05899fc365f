import { expect, test } from "vitest";
import {
  type Channel,
  type ChannelInput,
  mayConfigure,
  openChannel,
  stepChannel,
} from "./channel.ts";
import { chooseCaptures } from "./choose-captures.ts";
import type { AdvertisementContent, CaptureEncoding } from "./model/advertisement.ts";
import { camera, chosen, encodingId, env, offering, settings } from "./test-words.ts";

const BOTH = offering([camera("VC1"), camera("VC2")]);
const ONE = offering([camera("VC2")]);

test("[CLUE-40] two ends agree on all that is offered, and each line says what it is", () => {
  const ends = new Ends();
  ends.offer("focus", BOTH);
  ends.connect();
  ends.choose("page");

  expect(ends.at("focus").provider.configured).toEqual([chosen("VC1", "e1"), chosen("VC2", "e2")]);
  expect(ends.at("page").consumer.configured).toEqual(ends.at("focus").provider.configured);
  expect(ends.ladder).toEqual([
    "focus → page: options 1 (1.0)",
    "page → focus: optionsResponse 1: 200",
    "focus → page: advertisement 1 (2 captures)",
    "page → focus: ack 1 for 1: 200",
    "page → focus: configure 2 for 1 (2)",
    "focus → page: configureResponse 2 for 2: 200",
  ]);
});

test("[CLUE-41] a configure that crosses a new advertisement is 404; the consumer has moved on already", () => {
  const ends = new Ends();
  ends.offer("focus", BOTH);
  ends.connect();
  ends.holding(() => {
    ends.choose("page");
    ends.offer("focus", ONE);
  });

  expect(ends.at("page").consumer).toMatchObject({ phase: "conf", configured: [] });
  expect(ends.at("page").consumer.advertisement?.content).toEqual(ONE);
  ends.choose("page");

  expect(ends.at("focus").provider).toMatchObject({
    phase: "established",
    configured: [chosen("VC2", "e2")],
  });
  expect(ends.ladder.slice(4)).toEqual([
    "page → focus: configure 2 for 1 (2)",
    "focus → page: advertisement 2 (1 capture)",
    "focus → page: configureResponse 3 for 2: 404",
    "page → focus: ack 3 for 2: 200",
    "page → focus: configure 4 for 2 (1)",
    "focus → page: configureResponse 4 for 4: 200",
  ]);
});

test("[CLUE-42] when somebody leaves, his capture dries up at both ends before anybody is asked", () => {
  const ends = new Ends();
  ends.offer("focus", BOTH);
  ends.connect();
  ends.choose("page");
  ends.offer("focus", ONE);

  expect(ends.at("focus").provider.configured).toEqual([chosen("VC2", "e2")]);
  expect(ends.at("page").consumer.configured).toEqual([chosen("VC2", "e2")]);
  ends.choose("page");

  expect(ends.at("page").consumer).toMatchObject({
    phase: "established",
    configured: [chosen("VC2", "e2")],
  });
});

test("[CLUE-43] both directions go on independently, and a lost channel comes back to the same", () => {
  const ends = new Ends();
  ends.offer("focus", BOTH);
  ends.offer("page", ONE);
  ends.connect();
  ends.choose("page");
  ends.choose("focus");
  const before = [ends.at("focus").provider.configured, ends.at("page").provider.configured];
  ends.lose();
  const during = [ends.at("focus").provider.configured, ends.at("page").provider.configured];
  ends.connect();
  ends.choose("page");
  ends.choose("focus");
  const after = [ends.at("focus").provider.configured, ends.at("page").provider.configured];

  expect(during).toEqual(before);
  expect(after).toEqual(before);
  expect(before.map((list) => list.length)).toEqual([2, 1]);
});

type Name = "focus" | "page";

/** A focus and a page on a reliable, ordered channel. */
class Ends {
  readonly ladder: string[] = [];
  #held = false;
  readonly #wire: { to: Name; text: string }[] = [];
  readonly #channels = {
    focus: openChannel(settings("focus", true)),
    page: openChannel(settings("page", false)),
  };

  at(name: Name): Channel {
    return this.#channels[name];
  }

  connect(): void {
    for (const type of ["setup-started", "channel-opened"] as const) {
      this.#step("page", { type });
      this.#step("focus", { type });
    }
  }

  lose(): void {
    this.#step("page", { type: "channel-lost" });
    this.#step("focus", { type: "channel-lost" });
  }

  offer(name: Name, content: AdvertisementContent): void {
    this.#step(name, { type: "advertise-requested", content });
  }

  choose(name: Name): void {
    const channel = this.at(name);
    const content = channel.consumer.advertisement?.content;
    if (!content || !mayConfigure(channel)) throw new Error("nothing to choose from");
    const encodings = ["e1", "e2", "e3", "e4"].map(encodingId);
    const previous: readonly CaptureEncoding[] = channel.consumer.requested;
    const captureEncodings = chooseCaptures({ advertisement: content, encodings, previous });
    this.#step(name, { type: "configure-requested", captureEncodings });
  }

  /** Nothing arrives before `during` is over. */
  holding(during: () => void): void {
    this.#held = true;
    during();
    this.#held = false;
    this.#deliver();
  }

  #step(name: Name, input: ChannelInput): void {
    const [channel, effects] = stepChannel(this.#channels[name], input, env());
    this.#channels[name] = channel;
    const to = name === "focus" ? "page" : "focus";
    for (const effect of effects) {
      if (effect.type !== "send-clue") throw new Error(`unexpected ${effect.type}`);
      this.ladder.push(`${name} → ${to}: ${effect.summary}`);
      this.#wire.push({ to, text: effect.text });
    }
    this.#deliver();
  }

  #deliver(): void {
    if (this.#held) return;
    const next = this.#wire.shift();
    if (next) this.#step(next.to, { type: "message-received", text: next.text });
  }
}
