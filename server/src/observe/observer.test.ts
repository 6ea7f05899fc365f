import {
  type Conference,
  defaultConferenceSettings,
  openConference,
  type Participant,
  type ParticipantId,
} from "@parley/shared/conference";
import { instant } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import { describe, expect, test } from "vitest";
import { createObserver, type ObserverSettings } from "./observer.ts";
import type { TapEvent } from "./tap-event.ts";

describe("the message record", () => {
  test("[OBS-1] has SIP, CLUE, events and media of a conference in their order", () => {
    const { observer } = watched();
    observer.see(sip({ method: "INVITE", whereabouts: ada }));
    observer.see(
      step({
        input: { type: "clue-received", leg, text: "<nonsense/>" },
        effects: [
          { type: "send-clue", leg, text: "<ack/>", summary: "ack 1" },
          { type: "close-transport", leg },
        ],
      }),
    );
    observer.see(sip({ direction: "out", method: "NOTIFY", status: 200 }));
    expect(observer.messages("daily")).toMatchObject([
      { protocol: "sip", direction: "in", summary: "INVITE", callId: "call-1", cseq: 7, ...ada },
      { protocol: "clue", direction: "in", summary: "not a CLUE message", ...ada },
      { protocol: "clue", direction: "out", summary: "ack 1", raw: "<ack/>", ...ada },
      { protocol: "media", direction: "out", summary: "close-transport", ...ada },
      { protocol: "event", direction: "out", summary: "200 (NOTIFY)", at: date, ...ada },
    ]);
    expect(observer.messages("other")).toBeUndefined();
  });

  test("[OBS-1] knows whose a leg is in the step that opens it and in the one that ends it", () => {
    const { observer } = watched();
    const effects = [{ type: "close-transport", leg } as const];
    observer.see(step({ before: empty, after: withAda("connected"), effects }));
    observer.see(step({ before: withAda("connected"), after: empty, effects }));
    expect(observer.messages("daily")).toMatchObject([ada, ada]);
  });

  test("[OBS-2] places what passed before the conference knew the call", () => {
    const { observer } = watched();
    observer.see(sip({ method: "INVITE" }));
    observer.see(sip({ method: "OPTIONS", callId: "call-2" }));
    expect(observer.messages("daily")).toBeUndefined();
    observer.see(sip({ method: "INVITE", status: 200, whereabouts: ada }));
    observer.see(sip({ method: "BYE" }));
    expect(summaries(observer)).toEqual(["INVITE", "200 (INVITE)", "BYE"]);
  });

  test("[OBS-3] holds back at most 4 Mi characters for calls that nobody knows", () => {
    const { observer } = watched();
    const long = "x".repeat(1024 * 1024);
    for (let call = 1; call <= 6; call += 1) observer.see(sip({ callId: `${call}`, raw: long }));
    for (let call = 1; call <= 6; call += 1) {
      observer.see(sip({ callId: `${call}`, cseq: 8, whereabouts: { conference: `c${call}` } }));
    }
    const kept = [1, 2, 3, 4, 5, 6].map((call) => observer.messages(`c${call}`)?.length);
    expect(kept).toEqual([1, 1, 1, 2, 2, 2]);
  });

  test("[OBS-3] drops the oldest beyond the number set, and keeps none for 0", () => {
    const { observer } = watched({ recordMessages: 3 });
    for (let cseq = 1; cseq <= 10; cseq += 1) observer.see(sip({ cseq, whereabouts: ada }));
    expect(observer.messages("daily")?.map(({ cseq }) => cseq)).toEqual([8, 9, 10]);
    const off = watched({ recordMessages: 0 });
    off.observer.see(sip({ whereabouts: ada }));
    expect(off.observer.messages("daily")).toBeUndefined();
  });

  test("[OBS-3] drops the oldest beyond 16 Mi characters, and the oldest conference beyond 200", () => {
    const { observer } = watched({ recordMessages: 1000 });
    const raw = "x".repeat(1024 * 1024);
    for (let cseq = 1; cseq <= 20; cseq += 1) observer.see(sip({ cseq, raw, whereabouts: ada }));
    expect(observer.messages("daily")).toHaveLength(16);
    for (let number = 1; number <= 200; number += 1) {
      observer.see(sip({ callId: `${number}`, whereabouts: { conference: `c${number}` } }));
    }
    expect(observer.messages("daily")).toBeUndefined();
    expect(observer.messages("c200")).toHaveLength(1);
  });
});

describe("the log", () => {
  test("[OBS-4] has one line for each change of a participant, with conference and cause", () => {
    const { observer, lines } = watched();
    observer.see(step({ before: withAda("joining"), after: withAda("connected") }));
    observer.see(step({ before: withAda("connected"), after: withAda("connected") }));
    observer.see(step({ ...lost, before: withAda("connected"), after: withAda("lost") }));
    observer.see(step({ before: withAda("lost"), after: withAda("connected") }));
    observer.see(step({ ...bye, before: withAda("connected"), after: withAda("departed") }));
    observer.see(step({ before: withAda("departed"), after: empty }));
    expect(lines()).toMatchObject([
      { level: "info", ...ada, change: "joined" },
      { level: "info", ...ada, change: "lost", because: "flow-lost" },
      { level: "info", ...ada, change: "returned" },
      { level: "info", ...ada, change: "departed", because: "bye-received" },
    ]);
  });

  test("[OBS-4] tells of a seat kept in vain", () => {
    const { observer, lines } = watched();
    observer.see(step({ before: withAda("lost"), after: empty }));
    expect(lines()).toMatchObject([{ ...ada, change: "given-up", because: "deadline-passed" }]);
  });

  test("[OBS-5] has nothing above debug that a peer wrote: no SDP, no address, no name", () => {
    const { observer, text } = watched({ logLevel: "info" });
    for (const event of everything) observer.see(event);
    expect(text()).toContain("joined");
    expect(text()).toContain("our own mistake");
    expect(text()).toContain("observer.test.ts");
    for (const secret of secrets) expect(text()).not.toContain(secret);
  });

  test("[API-23] has a line for what was done from outside; a host's URI only at debug", () => {
    const host = { role: "host", entity: "sip:ada@example.org" };
    const removed = { conference: "daily", deed: "removed", participant: "seat-2" };
    const [info, debug] = [watched(), watched({ logLevel: "debug" })];
    for (const { observer } of [info, debug]) {
      observer.see({ type: "administered", ...removed, ...host });
    }
    expect(info.lines()).toMatchObject([{ level: "info", ...removed, role: "host" }]);
    expect(info.text()).not.toContain("sip:ada");
    expect(debug.lines()).toMatchObject([{ ...removed, ...host }]);
  });

  test("[OBS-6] has at debug a line for each message, with Call-ID and CSeq; its text at trace", () => {
    const debug = watched({ logLevel: "debug" });
    debug.observer.see(sip({ method: "INVITE", whereabouts: ada }));
    expect(debug.lines()).toMatchObject([{ level: "debug", callId: "call-1", cseq: 7, ...ada }]);
    expect(debug.lines()[0]).not.toHaveProperty("raw");
    const trace = watched({ logLevel: "trace" });
    for (const event of everything) trace.observer.see(event);
    for (const secret of secrets) expect(trace.text()).toContain(secret);
  });
});

describe("metrics", () => {
  test("[OBS-7] count conferences and participants as they are at the scrape", async () => {
    const conferences = [withAda("connected"), withAda("lost"), empty];
    const text = await watched({ conferences: () => conferences }).observer.metrics.metrics();
    expect(text).toContain("parley_conferences 3\n");
    expect(text).toContain('parley_participants{phase="connected"} 1\n');
    expect(text).toContain('parley_participants{phase="lost"} 1\n');
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
  });

  test("[OBS-7] count messages, re-INVITEs, leaves by what told of them, and rejoins", async () => {
    const { observer } = watched();
    observer.see(sip({ whereabouts: ada }));
    const effects = [{ type: "send-reinvite", leg, sdp: "" } as const];
    observer.see(step({ ...lost, before: withAda("connected"), after: withAda("lost"), effects }));
    observer.see(step({ before: withAda("lost"), after: withAda("connected") }));
    observer.see(step({ ...bye, before: withAda("connected"), after: withAda("departed") }));
    const text = await observer.metrics.metrics();
    for (const line of [
      'parley_messages_total{protocol="sip",direction="in"} 1',
      "parley_reinvites_sent_total 1",
      'parley_leaves_total{how="flow-lost"} 1',
      'parley_leaves_total{how="bye-received"} 1',
      "parley_rejoins_total 1",
      "parley_joins_total 0",
    ]) {
      expect(text).toContain(`${line}\n`);
    }
  });
});

const leg = "leg-1" as LegId;
const ada = { conference: "daily", participant: "p1" } as const;
const date = "2026-01-01T00:00:00.000Z";
const secrets = ["v=0", "192.0.2.7", "Ada Lovelace", "sip:ada@example"] as const;
const raw = `INVITE sip:daily@x SIP/2.0\r\nFrom: ${secrets[2]} <${secrets[3]}>\r\n\r\n${secrets[0]}\r\n`;
const lost = { input: { type: "flow-lost", leg } } as const;
const bye = { input: { type: "bye-received", leg, reasons: [] } } as const;
const guest = { proven: false, role: "participant", anonymous: false } as const;
const empty = openConference("sip:daily@x", defaultConferenceSettings);

const everything: readonly TapEvent[] = [
  sip({ raw, whereabouts: ada }),
  { type: "sip-refused", why: `malformed ${raw}`, remote: secrets[1] },
  { type: "broken", conference: "daily", error: new Error(`unexpected ${raw}`) },
  step({
    input: {
      type: "invite-received",
      leg,
      caller: { ...guest, entity: secrets[3], displayName: secrets[2] },
      sdp: "v=0",
    },
    before: empty,
    after: withAda("connected"),
  }),
];

function watched(changes: Partial<ObserverSettings> = {}) {
  const written: string[] = [];
  const observer = createObserver({
    logLevel: "info",
    recordMessages: 100,
    conferences: () => [],
    date: () => date,
    destination: { write: (line) => void written.push(line) },
    ...changes,
  });
  const lines = () => written.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { observer, lines, text: () => written.join("") };
}

function sip(changes: Partial<Extract<TapEvent, { type: "sip" }>>): TapEvent {
  return {
    type: "sip",
    direction: "in",
    raw: "",
    method: "INVITE",
    callId: "call-1",
    cseq: 7,
    ...changes,
  };
}

function step(changes: Partial<Extract<TapEvent, { type: "step" }>>): TapEvent {
  return {
    type: "step",
    conference: "daily",
    input: { type: "deadline-passed" },
    effects: [],
    before: withAda("connected"),
    after: withAda("connected"),
    ...changes,
  };
}

/** The same participant for the same phase, as a step that changes nothing keeps it. */
function withAda(phase: "joining" | "connected" | "lost" | "departed"): Conference {
  const gone = { until: instant(0), when: date, reason: "", saidBye: false, answered: false };
  const participant: Participant = {
    id: "p1" as ParticipantId,
    seat: 1,
    ...guest,
    entity: secrets[3],
    displayName: secrets[2],
    joinedAt: date,
    joiningMethod: "dialed-in",
    presence: { phase, ...gone },
    leg,
  };
  const legs = new Map([[leg, { id: leg, participant: participant.id }]]);
  return {
    ...empty,
    participants: new Map([[participant.id, participant]]),
    legs: legs as unknown as Conference["legs"],
  };
}

function summaries(observer: ReturnType<typeof createObserver>) {
  return observer.messages("daily")?.map(({ summary }) => summary);
}
