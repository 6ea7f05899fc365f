import fc from "fast-check";
import { expect, test } from "vitest";
import type { FocusStep } from "./focus.ts";
import { Meeting } from "./meeting.ts";
import type { Person } from "./person.ts";

/**
 * People talk, lose their flows, vanish, leave and come back, over a network that loses and delays.
 * What each has been told is compared with what was taken in while they held a seat: by names and
 * ids alone, knowing nothing of readers and numbers.
 */
test("[CHAT-27] who holds a seat hears all that is said meanwhile, in one order; who left hears nothing of it", {
  timeout: 60_000,
}, () => {
  let compared = 0;
  const talked = fc.property(talk(), (acts) => {
    const { witness, meeting } = play(acts);
    for (const [name, { ids, before }] of witness.due) {
      if (meeting.people.get(name)?.presence?.sipUp.up !== true) continue;
      const told = toldOf(meeting, name).slice(before);
      expect([name, [...new Set(told)]]).toEqual([name, ids]);
      compared += ids.length;
    }
  });
  fc.assert(talked, { numRuns: 40, seed: 7 });
  expect(compared).toBeGreaterThan(300);
});

type Deed = "say" | "lose-flow" | "regain-flow" | "vanish" | "leave" | "join";

interface Act {
  readonly after: number;
  readonly who: number;
  readonly deed: Deed;
}

const names = ["ada", "ben", "cyd", "dee"];

function talk() {
  const now = ["say", "say", "say", "say", "say"] as const;
  const moves = ["lose-flow", "regain-flow", "vanish", "leave", "join", "join"] as const;
  const act = fc.record({
    after: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 9_000 })),
    who: fc.nat({ max: names.length - 1 }),
    deed: fc.constantFrom<Deed[]>(...now, ...moves),
  });
  return fc.array(act, { minLength: 10, maxLength: 60, size: "max" });
}

function play(acts: readonly Act[]) {
  const witness = new Witness((name) => toldOf(meeting, name).length);
  const meeting: Meeting = new Meeting({
    seed: acts.length,
    weather: { minDelay: 5, maxDelay: 80, lossOdds: 6, resendAfter: 500 },
    watch: (step) => witness.sees(step),
  });
  const traits = { clue: false, likes: () => true, cameras: [] };
  const people = names.map((name) => meeting.person({ ...traits, name }));
  for (const [nth, person] of people.entries()) meeting.world.at(nth * 50, () => person.join());
  let time = 3_000;
  for (const { after, who, deed } of acts) {
    time += after;
    meeting.world.at(time, () => perform(people[who], deed));
  }
  meeting.world.runUntilQuiet(120_000);
  return { witness, meeting };
}

function toldOf(meeting: Meeting, name: string): readonly string[] {
  return (meeting.people.get(name)?.told ?? []).map(({ messageId }) => messageId);
}

/** Writes down who is to hear what, and how much they had heard when they took their seat. */
class Witness {
  readonly due = new Map<string, { readonly ids: string[]; readonly before: number }>();
  readonly #toldTo: (name: string) => number;

  constructor(toldTo: (name: string) => number) {
    this.#toldTo = toldTo;
  }

  sees({ input, before, after }: FocusStep): void {
    const seated = new Set(
      [...after.participants.values()].flatMap(({ entity, presence: { phase } }) =>
        phase === "departed" ? [] : entity.replace(/^sip:|@.*/g, ""),
      ),
    );
    for (const name of [...this.due.keys()]) if (!seated.has(name)) this.due.delete(name);
    for (const name of seated) {
      if (!this.due.has(name)) this.due.set(name, { ids: [], before: this.#toldTo(name) });
    }
    if (input.type !== "message-received" || after.chat.newest === before.chat.newest) return;
    for (const { ids } of this.due.values()) ids.push(input.messageId ?? "");
  }
}

function perform(person: Person | undefined, deed: Deed): void {
  switch (deed) {
    case "say":
      return person?.presence && person.say();
    case "lose-flow":
      return person?.loseFlow();
    case "regain-flow":
      return person?.regainFlow();
    case "vanish":
      return person?.vanish();
    case "leave":
      return person?.leave();
    case "join":
      return person?.presence ? undefined : person?.join();
    default:
      return deed satisfies never;
  }
}
