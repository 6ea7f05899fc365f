import { readFileSync } from "node:fs";
import { defaultConferenceSettings, type SubscriptionId } from "@parley/shared/conference";
import { instant } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import { describe, expect, test } from "vitest";
import { Focus } from "./focus.ts";
import type { Clock, MediaPort, SignallingPort, TransportParameters } from "./ports.ts";

describe("conferences", () => {
  test("[FOC-1] a conference is made by the first INVITE to its URI, and gone when nobody is left", () => {
    const stage = staged();
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.joins("cem", "other");
    expect(stage.focus.names()).toEqual(["demo", "other"]);
    expect(stage.focus.conference("demo")?.participants.size).toBe(2);
    stage.leaves("cem");
    stage.time.passes(defaultConferenceSettings.departedShown);
    expect(stage.focus.names()).toEqual(["demo"]);
  });

  test.each(["", "a b", "x".repeat(65), "a/b", "../demo"])(
    "[FOC-2] an INVITE to %j, which no conference may be called, gets 404",
    (name) => {
      const stage = staged();
      stage.invites("ada", name);
      expect(stage.done).toEqual(["refuseInvite ada 404"]);
      expect(stage.focus.names()).toEqual([]);
    },
  );

  test("[FOC-3] beyond so many conferences an INVITE to another gets 503, one to a known conference does not", () => {
    const stage = staged({ maxConferences: 1 });
    stage.joins("ada", "demo");
    stage.invites("ben", "other");
    expect(stage.done.at(-1)).toBe("refuseInvite ben 503");
    stage.joins("ben", "demo");
    expect(stage.focus.conference("demo")?.participants.size).toBe(2);
  });

  test("[FOC-4] a SUBSCRIBE to a conference that is not there opens nothing", () => {
    const stage = staged();
    expect(stage.subscribes("roster", "demo")).toBe(false);
    stage.joins("ada", "demo");
    expect(stage.subscribes("roster", "demo")).toBe(true);
    expect(stage.done.at(-1)).toBe("sendNotify roster active");
  });
});

describe("what is kept", () => {
  test("[FOC-5] a refused INVITE and a fetched roster leave nothing behind", () => {
    const stage = staged();
    stage.joins("ada", "demo");
    stage.invites("bad", "demo", "no sdp");
    expect(stage.done.at(-1)).toBe("refuseInvite bad 400");
    stage.subscribes("fetch", "demo", 0);
    expect(stage.focus.whereabouts("ada" as LegId)?.conference).toBe("demo");
    expect(stage.focus.whereabouts("bad" as LegId)).toBeUndefined();
    expect(stage.focus.whereabouts("fetch" as SubscriptionId)).toBeUndefined();
  });

  test("[FOC-6] what comes for a leg that is gone changes nothing", () => {
    const stage = staged();
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.leaves("ben");
    const before = stage.focus.conference("demo");
    stage.leaves("ben");
    stage.focus.mediaHappened({ type: "media-silent", leg: "ben" as LegId });
    expect(stage.focus.conference("demo")).toBe(before);
  });
});

describe("who answers nothing", () => {
  test("[FOC-10] whoever never acknowledges the answer gets a BYE, and the conference goes on", () => {
    const stage = staged({ answersAtOnce: true });
    stage.joins("ada", "demo");
    stage.invites("ben", "demo");
    stage.focus.received({ type: "ack-missing", leg: "ben" as LegId });
    expect(stage.done).toEqual(expect.arrayContaining(["close ben", "sendBye ben 408"]));
    expect(stage.focus.whereabouts("ben" as LegId)).toBeUndefined();
    expect(stage.presences("demo")).toContain("connected");
  });

  test("[FOC-11] whoever answers no request within the dialog is lost, and the subscribers are told", () => {
    const stage = staged({ answersAtOnce: true });
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.subscribes("roster", "demo");
    stage.focus.received({ type: "notify-answered", subscription: roster, status: 200 });
    stage.focus.received({ type: "dialog-gone", leg: "ben" as LegId, status: 408 });
    stage.time.passes(defaultConferenceSettings.gather);
    expect(stage.presences("demo")).toEqual(["connected", "lost"]);
    expect(stage.done).toContain("close ben");
    expect(stage.done.at(-1)).toBe("sendNotify roster active");
    stage.time.passes(defaultConferenceSettings.hold);
    expect(stage.presences("demo")).toEqual(["connected"]);
  });
});

describe("one step at a time", () => {
  test("[FOC-7] what a port answers within its call waits until the step is over", () => {
    const stage = staged({ answersAtOnce: true });
    stage.invites("ada", "demo");
    expect(stage.steps).toEqual(["invite-received", "transport-ready"]);
    expect(stage.done).toEqual(["open ada", "answerInvite ada", "apply ada"]);
  });

  test("[FOC-8] one timer runs at a time, and none for a focus that was stopped", () => {
    const stage = staged();
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.leaves("ben");
    expect(stage.time.alarms).toBe(1);
    stage.focus.stop();
    expect(stage.time.alarms).toBe(0);
  });

  test("[FOC-9] a mistake of our own ends its conference, lets its people go, and ends no other", () => {
    const stage = staged({ breaksOn: "ben" });
    stage.joins("ada", "demo");
    stage.subscribes("roster", "demo");
    stage.joins("cem", "other");
    stage.subscribes("other roster", "other");
    stage.invites("ben", "demo");
    expect(stage.broken).toEqual(["demo: no transport for ben"]);
    expect(stage.focus.names()).toEqual(["other"]);
    expect(stage.done).toEqual(expect.arrayContaining(["close ada", "sendBye ada 500"]));
    expect(stage.done).toEqual(expect.arrayContaining(["close ben", "refuseInvite ben 500"]));
    expect(stage.done).toContain("sendNotify roster terminated");
    expect(stage.done).not.toContain("sendNotify other roster terminated");
    expect(stage.focus.whereabouts("ben" as LegId)).toBeUndefined();
    stage.joins("ada2", "demo");
    expect(stage.focus.conference("demo")?.participants.size).toBe(1);
  });
});

const webrtc = readFileSync(new URL("./sipp/webrtc.sdp", import.meta.url), "utf8");

const roster = "roster" as SubscriptionId;

const transport: TransportParameters = {
  ice: { ufrag: "focus", password: "focus-password-of-22-char" },
  fingerprint: { algorithm: "sha-256", value: "CD:EF" },
  setup: "active",
  candidates: [],
};

interface Staging {
  readonly maxConferences?: number;
  readonly answersAtOnce?: boolean;
  /** The leg whose transport cannot even be asked for. */
  readonly breaksOn?: string;
}

/** A focus whose ports write down what they are asked. */
function staged({ maxConferences = 9, answersAtOnce = false, breaksOn }: Staging = {}) {
  const done: string[] = [];
  const steps: string[] = [];
  const broken: string[] = [];
  const time = handMadeTime();
  const note = (what: string) => (leg: string, detail?: unknown) =>
    void done.push(typeof detail === "number" ? `${what} ${leg} ${detail}` : `${what} ${leg}`);
  const signalling: SignallingPort = {
    answerInvite: note("answerInvite"),
    refuseInvite: note("refuseInvite"),
    answerOffer: note("answerOffer"),
    refuseOffer: note("refuseOffer"),
    sendReinvite: note("sendReinvite"),
    sendBye: (leg, reason) => void done.push(`sendBye ${leg} ${reason?.cause}`),
    sendNotify: (subscription, state) =>
      void done.push(`sendNotify ${subscription} ${state.split(";")[0]}`),
  };
  const media: MediaPort = {
    open(leg) {
      if (leg === breaksOn) throw new Error(`no transport for ${leg}`);
      done.push(`open ${leg}`);
      if (answersAtOnce) focus.mediaHappened({ type: "transport-ready", leg, local: transport });
    },
    apply: ({ leg }) => void done.push(`apply ${leg}`),
    sendClue: note("sendClue"),
    close: note("close"),
  };
  const focus = new Focus({
    settings: { domain: "focus.test", maxConferences, conference: defaultConferenceSettings },
    signalling,
    media,
    clock: time.clock,
    tap: ({ input }) => void steps.push(input.type),
    broken: (conference, error) =>
      void broken.push(`${conference}: ${error instanceof Error ? error.message : "?"}`),
  });
  const invites = (name: string, conference: string, sdp = webrtc) =>
    focus.inviteReceived(name as LegId, conference, {
      caller: { entity: `sip:${name}@focus.test`, displayName: name },
      sdp,
    });
  return {
    ...{ focus, done, steps, broken, time, invites },
    joins(name: string, conference: string) {
      const leg = name as LegId;
      invites(name, conference);
      focus.mediaHappened({ type: "transport-ready", leg, local: transport });
      focus.received({ type: "ack-received", leg });
    },
    presences: (conference: string) =>
      [...(focus.conference(conference)?.participants.values() ?? [])].map(
        ({ presence }) => presence.phase,
      ),
    leaves: (name: string) =>
      focus.received({ type: "bye-received", leg: name as LegId, reasons: [] }),
    subscribes: (id: string, conference: string, expiresSeconds = 600) =>
      focus.subscribeReceived(id as SubscriptionId, conference, expiresSeconds, () => {}),
  };
}

/** A clock that goes when it is told to. */
function handMadeTime() {
  let now = 0;
  const alarms = new Map<() => void, number>();
  const clock: Clock = {
    now: () => instant(now),
    date: () => "2026-01-01T00:00:00Z",
    random: () => 0.5,
    wakeAt(at, wake) {
      const ring = () => wake();
      alarms.set(ring, at);
      return () => void alarms.delete(ring);
    },
  };
  return {
    clock,
    get alarms() {
      return alarms.size;
    },
    passes(duration: number) {
      const end = now + duration;
      for (;;) {
        const [next] = [...alarms].toSorted(([, a], [, b]) => a - b);
        if (!next || next[1] > end) break;
        now = next[1];
        alarms.delete(next[0]);
        next[0]();
      }
      now = end;
    },
  };
}
