import type {
  Conference,
  ConferenceEffect,
  ConferenceInput,
  Leg,
  Participant,
} from "../src/conference/index.ts";
import { type Instant, invariant } from "../src/lib/index.ts";
import { isDeviceOf } from "./admission-oracle.ts";
import type { FocusStep } from "./focus.ts";

/** [CON-40] [CON-43] [CON-45] [CON-46] While it goes on there is nothing that should have ended it. */
export function endsInTime({ lifecycle, policy, participants }: Conference, now: Instant): void {
  if (lifecycle.phase !== "active") return;
  const seated = [...participants.values()].filter(isSeated);
  invariant(seated.length > 0, "it goes on though nobody is there");
  const { since, initiator, most, quietSince } = lifecycle;
  const isAlone = policy.autoRelease && !seated.some(({ id }) => id === initiator);
  invariant(!isAlone, "it goes on without its initiator");
  const least = policy.numberOfRemainingParticipants;
  const areFew = least !== undefined && most > least && seated.length <= least;
  invariant(!areFew, `it goes on though only ${seated.length} remain`);
  invariant(!isOver(since, policy.sessionMaxLengthSeconds, now), "it goes on after its time");
  const connected = seated.filter(({ presence }) => presence.phase === "connected");
  invariant(
    (quietSince !== undefined) === connected.length < 2,
    `${connected.length} are connected, and it counts as ${quietSince ? "quiet" : "lively"}`,
  );
  invariant(!isOver(quietSince, policy.inactivitySeconds, now), "it goes on though it is quiet");
}

/** [CON-47] Its end is everybody's: a BYE with the status, and nobody is left. */
export function endsForEveryone({ before, after, input, effects }: FocusStep): void {
  const released = before.lifecycle.phase !== "released" && after.lifecycle.phase === "released";
  const told = released || (input.type === "end-requested" && before.lifecycle.phase === "active");
  if (before.lifecycle.phase === "released") {
    invariant(after.lifecycle.phase === "released", "what was released is back");
  }
  if (!told) return;
  invariant(after.legs.size === 0 && after.participants.size === 0, "somebody outlives its end");
  for (const leg of before.legs.values()) {
    const farewells = effects.filter((effect) => isFarewell(effect, leg.id));
    // Of the leg that this is about all has been said: it has ended it, or it is refused otherwise.
    if ("leg" in input && input.leg === leg.id && farewells.length === 0) continue;
    invariant(
      farewells.length === 1,
      `${leg.id} is told ${farewells.length} times that it is over`,
    );
    const isHere = before.participants.get(leg.participant)?.presence.phase === "connected";
    if (!isHere || input.type === "removal-requested") continue;
    const ending = released ? 410 : 480;
    const cause = isReplaced(before, leg, input) ? 301 : ending;
    invariant(causeOf(farewells) === cause, `${leg.id} is told ${causeOf(farewells)}`);
  }
}

/** Its place was taken before there was an end (CON-15, CON-55). */
function isReplaced(before: Conference, leg: Leg, input: ConferenceInput): boolean {
  if (input.type !== "invite-received") return false;
  const participant = before.participants.get(leg.participant);
  return (
    input.replaces === leg.id ||
    (participant !== undefined && isDeviceOf(participant, input.caller))
  );
}

function isFarewell(effect: ConferenceEffect, leg: string): boolean {
  if (effect.type === "refuse-invite") return effect.leg === leg && effect.status === 487;
  return effect.type === "send-bye" && effect.leg === leg;
}

function causeOf([farewell]: readonly ConferenceEffect[]): number | undefined {
  return farewell?.type === "send-bye" ? farewell.reason?.cause : undefined;
}

function isOver(since: Instant | undefined, seconds: number | undefined, now: Instant): boolean {
  return since !== undefined && seconds !== undefined && since + seconds * 1_000 <= now;
}

function isSeated({ presence }: Participant): boolean {
  return presence.phase !== "departed" && presence.phase !== "removed";
}
