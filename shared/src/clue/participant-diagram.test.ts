import { describe, expect, test } from "vitest";
import { instant } from "../lib/index.ts";
import { type Channel, type ChannelInput, openChannel } from "./channel.ts";
import type { ClueMessage, OptionsResponse } from "./message.ts";
import { composeOptions } from "./options-phase.ts";
import { stepChannel } from "./step-channel.ts";
import { ack, advertisement, camera, configure, env, offering, settings } from "./test-words.ts";
import { printClueMessage } from "./xml/print-message.ts";

/**
 * Figure 9 of RFC 8847, the CLUE Participant, as a table: rows are its events and every other input, columns its states.
 *
 *     IDLE ──start channel──► CHANNEL SETUP ──channel established──► OPTIONS ──OPTIONS phase success──► ACTIVE
 *      ▲                            │                                   │                                 │
 *      └────────────────────────────┴───────────────────────────────────┴─────────────────────────────────┘
 *          channel error, session ends (from each); OPTIONS phase failure (from OPTIONS)
 *
 * `=` says: no change. The OPTIONS phase ends otherwise for the initiator (CI) than for the receiver (CR).
 */
const PHASES = ["idle", "channel-setup", "options", "active"] as const;
const ROOM = offering([camera("VC1")]);

const OPTIONS = composeOptions(
  { ...settings("peer", true), mediaProvider: true, mediaConsumer: true, extensions: [] },
  env(),
);
const RESPONSE: OptionsResponse = {
  ...OPTIONS,
  type: "optionsResponse",
  responseCode: 200,
  agreedVersion: "1.0",
  commonExtensions: [],
};

type Row = readonly [ChannelInput, ...string[]];

const FOR_BOTH: Readonly<Record<string, Row>> = {
  "start channel": [{ type: "setup-started" }, "channel-setup", "=", "=", "="],
  "channel established": [{ type: "channel-opened" }, "=", "options", "=", "="],
  "channel error": [{ type: "channel-lost" }, "=", "idle", "idle", "idle"],
  "session ends": [{ type: "session-ended" }, "=", "idle", "idle", "idle"],
  "time out": [{ type: "deadline-passed" }, "=", "=", "idle", "="],
  advertisement: [received(advertisement(1, ROOM)), "=", "=", "=", "="],
  ack: [received(ack(1, 1)), "=", "=", "=", "="],
  configure: [received(configure(1, 1, [])), "=", "=", "=", "="],
  "what is no message": [{ type: "message-received", text: "<noise/>" }, "=", "=", "=", "="],
  "changed settings": [{ type: "advertise-requested", content: ROOM }, "=", "=", "=", "="],
  "a choice": [{ type: "configure-requested", captureEncodings: [] }, "=", "=", "=", "="],
};

const REFUSAL = { ...RESPONSE, responseCode: 401 };
const BEYOND = { ...OPTIONS, version: "2.0", supportedVersions: ["2.0"] };

const FOR_RECEIVER: Readonly<Record<string, Row>> = {
  options: [received(OPTIONS), "=", "=", "active", "="],
  "options that cannot be met": [received(BEYOND), "=", "=", "idle", "="],
  "options cut short": [cut(OPTIONS), "=", "=", "idle", "="],
  optionsResponse: [received(RESPONSE), "=", "=", "=", "="],
  "error optionsResponse": [received(REFUSAL), "=", "=", "=", "="],
};

const FOR_INITIATOR: Readonly<Record<string, Row>> = {
  options: [received(OPTIONS), "=", "=", "=", "="],
  "options that cannot be met": [received(BEYOND), "=", "=", "=", "="],
  optionsResponse: [received(RESPONSE), "=", "=", "active", "="],
  "error optionsResponse": [received(REFUSAL), "=", "=", "idle", "="],
  "optionsResponse of another version": [received(later(RESPONSE)), "=", "=", "idle", "="],
  "optionsResponse cut short": [cut(RESPONSE), "=", "=", "idle", "="],
};

describe.each([
  ["the receiver", false, { ...FOR_BOTH, ...FOR_RECEIVER }],
  ["the initiator", true, { ...FOR_BOTH, ...FOR_INITIATOR }],
])("%s", (_name, initiator, rows) => {
  const cases = Object.entries(rows).flatMap(([event, [input, ...drawn]]) =>
    PHASES.map((phase, index) => [phase, event, input, drawn[index]] as const),
  );

  test.each(cases)(
    "[CLUE-10] in %s, %s moves as Figure 9 draws it",
    (phase, _event, input, drawn) => {
      const [after] = stepChannel(inPhase(phase, initiator), input, env(60_000));

      expect(after.phase).toBe(drawn === "=" ? phase : drawn);
    },
  );
});

function received(message: ClueMessage): ChannelInput {
  return { type: "message-received", text: printClueMessage(message) };
}

function cut(message: ClueMessage): ChannelInput {
  return { type: "message-received", text: printClueMessage(message).slice(0, -30) };
}

function later(message: OptionsResponse): OptionsResponse {
  return { ...message, version: "2.0" };
}

function inPhase(phase: Channel["phase"], initiator: boolean): Channel {
  const inputs: readonly ChannelInput[] = [
    { type: "setup-started" },
    { type: "channel-opened" },
    received(initiator ? RESPONSE : OPTIONS),
  ];
  return inputs
    .slice(0, PHASES.indexOf(phase))
    .reduce<Channel>(
      (channel, input) => stepChannel(channel, input, { ...env(), now: instant(0) })[0],
      openChannel(settings("me", initiator)),
    );
}
