import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Env, instant } from "../lib/index.ts";
import {
  applyConferenceInfo,
  type KnownRoster,
  openSubscription,
  parseConferenceInfo,
  type Roster,
  type Subscription,
  type SubscriptionEffect,
  type SubscriptionInput,
  stepSubscription,
  subscriptionDeadline,
} from "./index.ts";

const alone = rosterOf("ada");
const both = rosterOf("ada", "bob");
const ok = { type: "notify-answered", status: 200 } as const;

describe("a new subscription", () => {
  test("[SUB-1] is told all there is, and for how long it lasts", () => {
    const [subscription, effects] = openSubscription(alone, 3600, at(0));
    expect(told(effects)).toEqual(["active;expires=3600 full 1: ada"]);
    expect(subscriptionDeadline(subscription)).toBe(3_600_000);
  });

  test("[SUB-1] of no length is a fetch: all, once", () => {
    const [subscription, effects] = openSubscription(alone, 0, at(0));
    expect(told(effects)).toEqual(["terminated;reason=timeout full 1: ada"]);
    expect(subscription).toEqual({ phase: "terminated" });
  });
});

/** For each phase, what every input brings about: the phase it leads to and the NOTIFY sent. */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  idle: {
    refresh: "in flight, active;expires=60 full 2: ada",
    unsubscribe: "terminated, terminated;reason=timeout full 2: ada",
    "the same roster": "idle",
    "another roster": "in flight, active;expires=99 partial 2: bob",
    answered: "idle",
    failed: "idle",
    refused: "idle",
    deadline: "idle",
    expired: "terminated, terminated;reason=timeout",
    terminate: "terminated, terminated;reason=noresource",
  },
  "in flight": {
    refresh: "in flight",
    unsubscribe: "closing",
    "the same roster": "in flight",
    "another roster": "in flight",
    answered: "idle",
    failed: "waiting",
    refused: "terminated",
    deadline: "in flight",
    expired: "closing",
    terminate: "closing",
  },
  waiting: {
    refresh: "in flight, active;expires=60 full 2: ada",
    unsubscribe: "terminated, terminated;reason=timeout full 2: ada",
    "the same roster": "waiting",
    "another roster": "waiting",
    answered: "waiting",
    failed: "waiting",
    refused: "waiting",
    deadline: "in flight, active;expires=90 full 2: ada",
    expired: "terminated, terminated;reason=timeout full 2: ada",
    terminate: "terminated, terminated;reason=noresource full 2: ada",
  },
  closing: {
    refresh: "closing",
    unsubscribe: "closing",
    "the same roster": "closing",
    "another roster": "closing",
    answered: "terminated, terminated;reason=noresource",
    failed: "terminated, terminated;reason=noresource",
    refused: "terminated",
    deadline: "closing",
    expired: "closing",
    terminate: "closing",
  },
  terminated: {
    refresh: "terminated",
    unsubscribe: "terminated",
    "the same roster": "terminated",
    "another roster": "terminated",
    answered: "terminated",
    failed: "terminated",
    refused: "terminated",
    deadline: "terminated",
    expired: "terminated",
    terminate: "terminated",
  },
};

describe("every input in every phase", () => {
  const inputs: Readonly<Record<string, readonly [SubscriptionInput, number]>> = {
    refresh: [{ type: "subscribe-received", expiresSeconds: 60 }, 10],
    unsubscribe: [{ type: "subscribe-received", expiresSeconds: 0 }, 10],
    "the same roster": [{ type: "roster", roster: rosterOf("ada") }, 1],
    "another roster": [{ type: "roster", roster: both }, 1],
    answered: [ok, 10],
    failed: [{ type: "notify-answered", status: 503 }, 10],
    refused: [{ type: "notify-answered", status: 481 }, 10],
    deadline: [{ type: "deadline-passed" }, 10],
    expired: [{ type: "deadline-passed" }, 100],
    terminate: [{ type: "terminate", reason: "noresource" }, 10],
  };
  const started = openSubscription(alone, 100, at(0))[0];
  const phases: Readonly<Record<string, Subscription>> = {
    idle: after(started, ok),
    "in flight": started,
    waiting: after(started, { type: "notify-answered", status: 500 }),
    closing: after(started, { type: "terminate", reason: "noresource" }),
    terminated: after(started, { type: "notify-answered", status: 481 }),
  };
  const pairs = Object.entries(phases).flatMap(([phase, subscription]) =>
    Object.entries(inputs).map(([name, [input, seconds]]) => ({
      phase,
      subscription,
      name,
      input,
      seconds,
    })),
  );

  test.for(pairs)("[SUB-2] $phase: $name", ({ phase, subscription, name, input, seconds }) => {
    const [next, effects] = stepSubscription(subscription, input, at(seconds));
    expect([phaseOf(next), ...told(effects)].join(", ")).toBe(table[phase]?.[name]);
  });
});

describe("one NOTIFY at a time", () => {
  test("[SUB-3] what changes while one is in flight goes into the next, as one change", () => {
    let [subscription] = openSubscription(alone, 100, at(0));
    subscription = after(subscription, { type: "roster", roster: both });
    subscription = after(subscription, { type: "roster", roster: rosterOf("ada", "bob", "eve") });
    const [, effects] = stepSubscription(subscription, ok, at(1));
    expect(told(effects)).toEqual(["active;expires=99 partial 2: bob eve"]);
  });

  test("[SUB-3] what changed and changed back is not told", () => {
    let [subscription] = openSubscription(alone, 100, at(0));
    subscription = after(subscription, { type: "roster", roster: both });
    subscription = after(subscription, { type: "roster", roster: rosterOf("ada") });
    const [next, effects] = stepSubscription(subscription, ok, at(1));
    expect(effects).toEqual([]);
    expect(phaseOf(next)).toBe("idle");
  });

  test("[SUB-4] the last one carries what is still untold", () => {
    let [subscription] = openSubscription(both, 100, at(0));
    subscription = after(subscription, { type: "roster", roster: alone });
    subscription = after(subscription, { type: "terminate", reason: "noresource" });
    const [, effects] = stepSubscription(subscription, ok, at(1));
    expect(told(effects)).toEqual(["terminated;reason=noresource partial 2: -bob"]);
  });
});

describe("a NOTIFY that fails", () => {
  test.for([404, 405, 408, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604])(
    "[SUB-5] with %i removes the subscription",
    (status) => {
      const [started] = openSubscription(alone, 100, at(0));
      expect(after(started, { type: "notify-answered", status })).toEqual({ phase: "terminated" });
    },
  );

  test.for([400, 403, 486, 500, 503, 603])("[SUB-6] with %i is made good 5 s later", (status) => {
    const [started] = openSubscription(alone, 100, at(0));
    const waiting = after(started, { type: "notify-answered", status });
    expect(subscriptionDeadline(waiting)).toBe(5_000);
    const [, effects] = stepSubscription(waiting, { type: "deadline-passed" }, at(5));
    expect(told(effects)).toEqual(["active;expires=95 full 2: ada"]);
  });
});

test("[SUB-7] at rest a subscriber knows what is true, whatever happened on the way", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...anything()), { maxLength: 40 }), (inputs) => {
      const subscriber = new Subscriber(alone);
      for (const input of inputs) subscriber.feed(input);
      subscriber.rest();
      expect(subscriber.entities()).toEqual(
        subscriber.truth.users.map(({ entity }) => entity).toSorted(),
      );
    }),
  );
});

/** The other end: applies what it is told, and never sees two NOTIFYs at once. */
class Subscriber {
  truth: Roster;
  #subscription: Subscription;
  #known: KnownRoster | undefined;
  #inFlight = 0;
  #now = 0;

  constructor(roster: Roster) {
    this.truth = roster;
    const [subscription, effects] = openSubscription(roster, 1_000_000, at(0));
    this.#subscription = subscription;
    this.#receive(effects);
  }

  feed(input: SubscriptionInput): void {
    if (input.type === "notify-answered") {
      if (this.#inFlight === 0) return;
      this.#inFlight -= 1;
    }
    if (input.type === "roster") this.truth = input.roster;
    this.#now += 1;
    const [next, effects] = stepSubscription(this.#subscription, input, at(this.#now));
    this.#subscription = next;
    this.#receive(effects);
  }

  rest(): void {
    for (let rounds = 0; rounds < 5; rounds += 1) {
      this.feed(ok);
      this.#now += 10;
      this.feed({ type: "deadline-passed" });
    }
  }

  entities(): readonly string[] {
    return (this.#known?.users ?? []).map(({ entity }) => entity).toSorted();
  }

  #receive(effects: readonly SubscriptionEffect[]): void {
    for (const { body = "" } of effects) {
      this.#inFlight += 1;
      if (this.#inFlight > 1) throw new Error("two NOTIFYs at once");
      const parsed = parseConferenceInfo(body);
      const outcome = parsed.ok ? applyConferenceInfo(this.#known, parsed.value) : undefined;
      if (outcome?.type !== "applied") throw new Error(outcome?.type ?? "unreadable");
      this.#known = outcome.known;
    }
  }
}

function anything(): SubscriptionInput[] {
  const rosters = [alone, both, rosterOf(), rosterOf("bob", "eve")];
  return [
    ...rosters.map((roster) => ({ type: "roster", roster }) as const),
    ok,
    { type: "notify-answered", status: 500 },
    { type: "deadline-passed" },
    { type: "subscribe-received", expiresSeconds: 1_000_000 },
  ];
}

function at(seconds: number): Env {
  return { now: instant(seconds * 1_000), random: () => 0 };
}

function after(subscription: Subscription, input: SubscriptionInput): Subscription {
  return stepSubscription(subscription, input, at(0))[0];
}

function phaseOf(subscription: Subscription): string {
  if (subscription.phase !== "active") return subscription.phase;
  if (subscription.inFlight) return "in flight";
  return subscription.retryAt === undefined ? "idle" : "waiting";
}

/** The NOTIFYs in short: state of the subscription, of the document, its version, its users. */
function told(effects: readonly SubscriptionEffect[]): string[] {
  return effects.map(({ subscriptionState, body }) => {
    if (body === undefined) return subscriptionState;
    const parsed = parseConferenceInfo(body);
    if (!parsed.ok) throw new Error(parsed.refusal.reason);
    const { state, version, users } = parsed.value;
    const names = (users?.updates ?? []).map((user) =>
      user.state === "deleted" ? `-${user.entity}` : user.entity,
    );
    return `${subscriptionState} ${state} ${version}: ${names.join(" ")}`;
  });
}

function rosterOf(...names: readonly string[]): Roster {
  return {
    entity: "sip:room@x",
    users: names.map((entity) => ({ entity, roles: [], endpoints: [] })),
  };
}
