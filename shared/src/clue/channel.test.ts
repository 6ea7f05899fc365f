import { describe, expect, test } from "vitest";
import {
  type Channel,
  type ChannelEffect,
  type ChannelInput,
  channelDeadline,
  mayConfigure,
  openChannel,
} from "./channel.ts";
import { MAX_FAULTS_IN_A_ROW } from "./limits.ts";
import type { ClueMessage, Options, OptionsResponse } from "./message.ts";
import { stepChannel } from "./step-channel.ts";
import {
  ack,
  advertisement,
  camera,
  chosen,
  configureResponse,
  env,
  offering,
  settings,
} from "./test-words.ts";
import { printClueMessage } from "./xml/print-message.ts";
import { parseClueMessage } from "./xml/read-message.ts";

const ROOM = offering([camera("VC1")]);

describe("the options phase", () => {
  test("[CLUE-11] the initiator speaks first and is active with the response", () => {
    const [waiting, effects] = opened({ initiator: true });
    const [active] = stepChannel(waiting, received(response()), env());

    expect(sent(effects)).toEqual([options({ clueId: "me", sequenceNr: 1 })]);
    expect(active.phase).toBe("active");
  });

  test("[CLUE-11] the receiver waits and answers with the highest common version", () => {
    const [waiting, silence] = opened({ initiator: false });

    expect(silence).toEqual([]);
    for (const supportedVersions of [["1.4", "2.7"], []]) {
      const asked = options({ version: "1.4", supportedVersions });
      const [active, effects] = stepChannel(waiting, received(asked), env());

      expect(active).toMatchObject({ phase: "active", agreement: { version: "1.0" } });
      expect(sent(effects)).toMatchObject([
        { type: "optionsResponse", version: "1.4", responseCode: 200, agreedVersion: "1.0" },
      ]);
    }
  });

  test("[CLUE-12] without a common version the answer is 401 and the channel closes", () => {
    const [waiting] = opened({ initiator: false });
    const [after, effects] = stepChannel(waiting, received(options({ version: "2.0" })), env());

    expect(after.phase).toBe("idle");
    expect(sent(effects)).toMatchObject([{ responseCode: 401 }]);
    expect(effects.at(-1)?.type).toBe("close-channel");
  });

  test.each([
    ["an error", response({ responseCode: 401 })],
    ["no version", withoutVersion()],
    ["a version never offered", response({ agreedVersion: "1.1" })],
  ])("[CLUE-12] a response with %s ends the phase", (_name, message) => {
    const [waiting] = opened({ initiator: true });
    const [after, effects] = stepChannel(waiting, received(message), env());

    expect(after.phase).toBe("idle");
    expect(effects.map((effect) => effect.type)).toEqual(["close-channel"]);
  });

  test.each([
    [true, 10_000],
    [false, 15_000],
  ])("[CLUE-13] with initiator %s it lasts %d ms", (initiator, lasts) => {
    const [waiting] = opened({ initiator });
    const passed: ChannelInput = { type: "deadline-passed" };

    expect(channelDeadline(waiting)).toBe(lasts);
    expect(stepChannel(waiting, passed, env(lasts - 1))[0].phase).toBe("options");
    expect(stepChannel(waiting, passed, env(lasts))[0].phase).toBe("idle");
    expect(channelDeadline(inPhase("active"))).toBeUndefined();
  });

  test("[CLUE-14] the three streams start at random below 2^31, anew on each channel", () => {
    const chances = [0.25, 0.5, 0.75];
    const [channel, effects] = stepChannel(
      { ...openChannel(settings("me", true)), phase: "channel-setup" },
      { type: "channel-opened" },
      { ...env(), random: () => chances.shift() ?? 0 },
    );
    const starts = [
      channel.provider.numbering.nextToSend,
      channel.consumer.numbering.nextToSend,
      sent(effects)[0]?.sequenceNr,
    ];

    expect(starts).toEqual(
      [0.25, 0.5, 0.75].map((chance) => 1 + Math.floor(chance * (2 ** 31 - 1))),
    );
  });
});

describe("active", () => {
  test("[CLUE-15] what was to be advertised before goes out at once; without a consumer never", () => {
    const requested: ChannelInput = { type: "advertise-requested", content: ROOM };
    const [waiting] = stepChannel(opened({ initiator: true })[0], requested, env());
    const [, heard] = stepChannel(waiting, received(response()), env());
    const deaf = received(response({ mediaConsumer: false }));
    const [active, unheard] = stepChannel(waiting, deaf, env());

    expect(sent(heard)).toMatchObject([{ type: "advertisement", content: ROOM, clueId: "me" }]);
    expect(unheard).toEqual([]);
    expect(stepChannel(active, requested, env())[1]).toEqual([]);
  });

  test.each([
    ["another major version", { version: "2.0" }, 401],
    ["another clueId", { clueId: "stranger" }, 403],
    ["a minor version to come", { version: "1.9" }, 200],
  ])("[CLUE-16] a message with %s is answered accordingly", (_name, change, code) => {
    const message = { ...advertisement(1, ROOM), ...change };
    const [, effects] = stepChannel(inPhase("active"), received(message), env());

    expect(sent(effects)).toMatchObject([{ type: "ack", responseCode: code }]);
  });

  test("[CLUE-17] further options are ignored without a word, the name in them too", () => {
    const { clueId: _, ...nameless } = options();
    const [before] = stepChannel(inPhase("options"), received(nameless), env());
    for (const message of [options(), response()]) {
      expect(stepChannel(before, received(message), env())).toEqual([before, []]);
    }
  });

  test("[CLUE-18] messages that cannot be answered are noted; too many in a row close the channel", () => {
    const noise: ChannelInput = { type: "message-received", text: "<noise/>" };
    const late = received(configureResponse(9, 9));
    let channel = inPhase("active");
    const hear = (input: ChannelInput): readonly string[] => {
      const [after, effects] = stepChannel(channel, input, env());
      channel = after;
      return effects.map((effect) => effect.type);
    };
    for (let count = 1; count < MAX_FAULTS_IN_A_ROW; count += 1) {
      expect(hear(noise)).toEqual(["note-fault"]);
    }
    expect(hear(late)).toEqual([]);
    for (let count = 1; count < MAX_FAULTS_IN_A_ROW; count += 1) hear(noise);
    expect(channel.phase).toBe("active");

    expect(hear(noise)).toEqual(["note-fault", "close-channel"]);
    expect(channel.phase).toBe("idle");
  });

  test("[CLUE-19] a broken message that can be addressed is answered", () => {
    const broken = printClueMessage(advertisement(5, ROOM)).replace("</p:captureScenes>", "");
    const [, effects] = stepChannel(
      inPhase("active"),
      { type: "message-received", text: broken },
      env(),
    );

    expect(sent(effects)).toMatchObject([{ type: "ack", responseCode: 301, advSequenceNr: 5 }]);
  });

  test("[CLUE-38] a choice is heard only when there is an advertisement and no configure is out", () => {
    const choice: ChannelInput = { type: "configure-requested", captureEncodings: [] };
    const before = inPhase("active");
    const [ready] = stepChannel(before, received(advertisement(1, ROOM)), env());
    const [asked, effects] = stepChannel(ready, choice, env());

    expect([before, ready, asked].map(mayConfigure)).toEqual([false, true, false]);
    expect(sent(effects)).toMatchObject([{ type: "configure", advSequenceNr: 1 }]);
    expect(stepChannel(asked, choice, env())).toEqual([asked, []]);
  });
});

describe("the end", () => {
  const [acked] = stepChannel(inPhase("active"), received(ack(1, 1)), env());
  const live: Channel = { ...acked, wanted: { content: ROOM } };
  const agreed = {
    ...live,
    provider: { ...live.provider, configured: [chosen("VC1", "e1")], answered: 7 },
    consumer: { ...live.consumer, configured: [chosen("VC9", "e9")] },
  };

  test("[CLUE-24] a lost channel leaves in force what was agreed, and what to advertise", () => {
    const [after] = stepChannel(agreed, { type: "channel-lost" }, env());

    expect(after.provider).toMatchObject({ phase: "adv", configured: [chosen("VC1", "e1")] });
    expect(after.consumer).toMatchObject({ configured: [chosen("VC9", "e9")] });
    expect(after.wanted?.content).toBe(ROOM);
    expect(mayConfigure(after)).toBe(false);
  });

  test("[CLUE-29] an ended session leaves nothing", () => {
    const [after] = stepChannel(agreed, { type: "session-ended" }, env());

    expect(after).toEqual(openChannel(live.settings));
  });
});

function options(change: Partial<Options> = {}): Options {
  return {
    type: "options",
    clueId: "peer",
    sequenceNr: 301,
    version: "1.0",
    mediaProvider: true,
    mediaConsumer: true,
    supportedVersions: change.version === undefined ? ["1.0"] : [],
    supportedExtensions: [],
    ...change,
  };
}

function response(change: Partial<OptionsResponse> = {}): OptionsResponse {
  return {
    type: "optionsResponse",
    clueId: "peer",
    sequenceNr: 88,
    version: "1.0",
    responseCode: 200,
    mediaProvider: true,
    mediaConsumer: true,
    agreedVersion: "1.0",
    commonExtensions: [],
    ...change,
  };
}

function withoutVersion(): OptionsResponse {
  const { agreedVersion: _, ...rest } = response();
  return rest;
}

function received(message: ClueMessage): ChannelInput {
  return { type: "message-received", text: printClueMessage(message) };
}

function sent(effects: readonly ChannelEffect[]): ClueMessage[] {
  return effects.flatMap((effect) => {
    const message = effect.type === "send-clue" ? parseClueMessage(effect.text) : undefined;
    return message?.ok ? [message.value] : [];
  });
}

function opened({ initiator }: { initiator: boolean }): [Channel, readonly ChannelEffect[]] {
  const idle = openChannel(settings("me", initiator));
  const [setup] = stepChannel(idle, { type: "setup-started" }, env());
  return stepChannel(setup, { type: "channel-opened" }, env());
}

function inPhase(phase: Channel["phase"]): Channel {
  const idle = openChannel(settings("me", false));
  if (phase === "idle") return idle;
  const [setup] = stepChannel(idle, { type: "setup-started" }, env());
  if (phase === "channel-setup") return setup;
  const [waiting] = stepChannel(setup, { type: "channel-opened" }, env());
  return phase === "options" ? waiting : stepChannel(waiting, received(options()), env())[0];
}
