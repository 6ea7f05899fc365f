import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConferenceEffect, InvitationId, ReferId } from "../../src/conference/index.ts";
import { invariant } from "../../src/lib/index.ts";
import { answered, calling, failed, rings } from "../calls.ts";
import type { FocusStep } from "../focus.ts";
import { Stage } from "../stage.ts";

const names = ["ada", "ben", "cyd", "dan"] as const;

type Act =
  | "join"
  | "leave"
  | "vanish"
  | "refer"
  | "remove"
  | "ring"
  | "fail"
  | "answer"
  | "sleep"
  | "wait";

const acts = fc.array(
  fc.record({
    act: fc.constantFrom<Act>(
      ...(["join", "refer", "refer", "answer", "ring", "fail", "leave", "vanish"] as const),
      ...(["remove", "sleep", "wait"] as const),
    ),
    who: fc.constantFrom(...names),
    whom: fc.constantFrom(...names),
  }),
  { maxLength: 25 },
);

test("[CON-124] whatever happens, each call has one end, each REFER one result, and nobody is called who is there", () => {
  const isKept = fc.property(acts, fc.integer({ min: 2, max: 4 }), (story, maxParticipants) => {
    const stage = new Stage({}, { longLived: true, maxParticipants });
    stage.joined("ada", { clue: false, caller: { role: "host" } });
    for (const [at, { act, who, whom }] of story.entries()) {
      play(stage, act, who, whom, `refer-${at}` as ReferId);
      stage.settle();
      nobodyIsCalledWhoIsThere(stage, maxParticipants);
    }
    stage.meeting.focus.receive({ type: "end-requested", status: 410, text: "Gone" });
    everyCallHasOneEnd(stage.steps);
    everyReferHasOneResult(stage.steps.flatMap(({ effects }) => effects));
  });
  expect(() => fc.assert(isKept, { numRuns: 60 })).not.toThrow();
});

function play(stage: Stage, act: Act, who: string, whom: string, refer: ReferId): void {
  const { focus, people } = stage.meeting;
  const person = people.get(who);
  const asks = { refer, target: `sip:${whom}@parley.example`, by: stage.leg("ada") };
  switch (act) {
    case "join":
      if (person) person.join();
      else stage.joined(who, { clue: false });
      return;
    case "leave":
      return person?.leave();
    case "vanish":
      return person?.vanish();
    case "refer":
      return focus.receive({ type: "invite-requested", ...asks });
    case "remove":
      return focus.receive({ type: "removal-requested", ...asks });
    case "ring":
      return rings(stage);
    case "fail":
      return void failed(stage, 486);
    case "answer":
      return void answered(stage);
    case "wait":
      return stage.pass(3_000);
    case "sleep":
      return focus.receive({ type: "end-requested", status: 480, text: "Over" });
  }
}

function nobodyIsCalledWhoIsThere(stage: Stage, maxParticipants: number): void {
  const { participants, invitations, lifecycle } = stage.meeting.focus.conference;
  const seated = [...participants.values()].filter(
    ({ presence: { phase } }) => phase !== "departed" && phase !== "removed",
  );
  const called = [...invitations.values()].filter(({ id }) => calling(stage).includes(id));
  const present = new Set(seated.map(({ entity }) => entity));
  const again = called.find(({ entity }) => present.has(entity));
  invariant(!again, `${again?.entity} is there, and is called`);
  invariant(new Set(called.map(({ entity }) => entity)).size === called.length, "called twice");
  invariant(called.length === 0 || seated.length < maxParticipants, "there is no seat for them");
  invariant(lifecycle.phase === "active" || invitations.size === 0, "nobody waits for them");
}

/** Sent once; then answered, failed or called off, and nothing after that. */
function everyCallHasOneEnd(steps: readonly FocusStep[]): void {
  const open = new Set<InvitationId>();
  for (const { before, input, effects } of steps) {
    if (input.type === "invitation-answered" || input.type === "invitation-failed") {
      if (before.invitations.has(input.invitation)) open.delete(input.invitation);
    }
    for (const effect of effects) {
      if (effect.type === "cancel-invite") {
        invariant(open.delete(effect.invitation), "what is called off was not under way");
      }
      if (effect.type !== "send-invite") continue;
      invariant(!open.has(effect.invitation), "one call has one name");
      open.add(effect.invitation);
    }
  }
  invariant(open.size === 0, `${open.size} calls have no end`);
}

function everyReferHasOneResult(effects: readonly ConferenceEffect[]): void {
  const taken = effects.flatMap((effect) =>
    effect.type === "answer-refer" && effect.status === 200 ? [effect.refer] : [],
  );
  const finished = effects.flatMap((effect) =>
    effect.type === "finish-refer" ? [effect.refer] : [],
  );
  invariant(
    finished.toSorted().join() === taken.toSorted().join(),
    `taken are ${taken.join()}, finished ${finished.join()}`,
  );
}
