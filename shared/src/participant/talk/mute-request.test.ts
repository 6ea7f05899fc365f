import { expect, test } from "vitest";
import { type Instant, instant } from "../../lib/index.ts";
import type { ParticipantInput } from "../index.ts";
import { openParticipant } from "../participant.ts";
import { stepParticipant } from "../step.ts";

test("[PART-60] a request to mute stays until the microphone is switched", () => {
  const asked = after([{ type: "mute-asked", by: "Ada" }]);
  expect(asked.muteRequest).toEqual({ by: "Ada", at: 7 });
  expect(asked.ownRoom.microphoneOn).toBe(true);
  const muted = after([
    { type: "mute-asked", by: "Ada" },
    { type: "microphone-switched", on: false },
  ]);
  expect(muted.muteRequest).toBeUndefined();
});

test("[PART-60] who is muted already, or in no conference, is not asked", () => {
  const muted = after([
    { type: "microphone-switched", on: false },
    { type: "mute-asked", by: "Ada" },
  ]);
  expect(muted.muteRequest).toBeUndefined();
  const [outside] = stepParticipant(opened(), { type: "mute-asked", by: "Ada" }, env);
  expect(outside.muteRequest).toBeUndefined();
});

test("[PART-60] who has no microphone is not asked, and asked no more once it is gone", () => {
  const gone = { type: "own-sources-changed", cameras: [], presenting: false } as const;
  const missing = { ...gone, microphoneMissing: true };
  expect(after([missing, { type: "mute-asked", by: "Ada" }]).muteRequest).toBeUndefined();
  expect(after([{ type: "mute-asked", by: "Ada" }, missing]).muteRequest).toBeUndefined();
  expect(after([{ type: "mute-asked", by: "Ada" }, gone]).muteRequest).toEqual({
    by: "Ada",
    at: 7,
  });
});

const at: Instant = instant(7);
const env = { now: at, random: () => 0.5 };

function opened() {
  const self = { entity: "sip:ben@example.org", name: "Ben" };
  return openParticipant(self, { cameras: [], camerasOn: true, microphoneOn: true });
}

/** Somebody who is joining, after these inputs. */
function after(inputs: readonly ParticipantInput[]) {
  let [participant] = stepParticipant(opened(), { type: "join-requested" }, env);
  for (const input of inputs) [participant] = stepParticipant(participant, input, env);
  return participant;
}
