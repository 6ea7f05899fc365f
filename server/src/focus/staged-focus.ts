import { readFileSync } from "node:fs";
import {
  type Caller,
  type ConferenceMemory,
  type ConferencePolicy,
  defaultConferenceSettings,
  type InvitationId,
  type Recipient,
  type SubscriptionId,
} from "@parley/shared/conference";
import { instant } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import { Administration } from "./administration.ts";
import { Focus } from "./focus.ts";
import { MemoryStore } from "./memory-store.ts";
import type { Clock, MediaPort, SignallingPort, TransportParameters } from "./ports.ts";
import { Remembered } from "./remembered.ts";

const webrtc = readFileSync(new URL("./sipp/webrtc.sdp", import.meta.url), "utf8");

const factory = "conference-factory";

const transport: TransportParameters = {
  ice: { ufrag: "focus", password: "focus-password-of-22-char" },
  fingerprint: { algorithm: "sha-256", value: "CD:EF" },
  setup: "active",
  candidates: [],
};

interface Staging {
  readonly maxConferences?: number;
  readonly answersAtOnce?: boolean;
  readonly createOnInvite?: boolean;
  readonly remembered?: readonly { readonly name: string; readonly memory: ConferenceMemory }[];
  /** The leg whose transport cannot even be asked for. */
  readonly breaksOn?: string;
}

/** A focus whose ports write down what they are asked: for tests. */
export function stagedFocus({
  maxConferences = 9,
  createOnInvite = true,
  answersAtOnce = false,
  breaksOn,
  remembered: known = [],
}: Staging = {}) {
  const store = new MemoryStore();
  const remembered = new Remembered(store, known);
  const done: string[] = [];
  const steps: string[] = [];
  const broken: string[] = [];
  const time = handMadeTime();
  const contacts: string[] = [];
  const signalling = writtenDown(done, contacts);
  const media: MediaPort = {
    open(leg) {
      if (leg === breaksOn) throw new Error(`no transport for ${leg}`);
      done.push(`open ${leg}`);
      if (answersAtOnce) focus.mediaHappened({ type: "transport-ready", leg, local: transport });
    },
    reopen: (leg) => void done.push(`reopen ${leg}`),
    connect: (leg) => void done.push(`connect ${leg}`),
    apply: ({ leg }) => void done.push(`apply ${leg}`),
    sendClue: (leg) => void done.push(`sendClue ${leg}`),
    closeClue: (leg) => void done.push(`closeClue ${leg}`),
    close: (leg) => void done.push(`close ${leg}`),
  };
  const focus = new Focus({
    settings: {
      domain: "focus.test",
      maxConferences,
      createOnInvite,
      factory,
      conference: defaultConferenceSettings,
    },
    store,
    remembered,
    signalling,
    media,
    clock: time.clock,
    tap: ({ input }) => void steps.push(input.type),
    broken: (conference, error) =>
      void broken.push(`${conference}: ${error instanceof Error ? error.message : "?"}`),
  });
  const settings = { domain: "focus.test", maxConferences, factory };
  const administration = new Administration(focus, remembered, settings);
  return {
    ...{ focus, administration, store, remembered, done, contacts, steps, broken, time },
    ...deeds(focus),
  };
}

/** What people do, and who is there. */
function deeds(focus: Focus) {
  const invites = (name: string, conference: string, sdp = webrtc, proof: Partial<Caller> = {}) =>
    focus.inviteReceived(name as LegId, conference, { caller: somebody(name, proof), sdp });
  const connects = (name: string) =>
    focus.mediaHappened({ type: "transport-ready", leg: name as LegId, local: transport });
  return {
    ...{ invites, connects },
    calls: (name: string, conference: string, recipients: readonly Recipient[]) =>
      focus.inviteReceived(name as LegId, conference, {
        ...{ caller: somebody(name), sdp: webrtc, recipients },
      }),
    answers: (name: string, invitation: InvitationId) =>
      focus.invitationHappened({
        type: "invitation-answered",
        ...{ invitation, leg: name as LegId, caller: somebody(name), sdp: webrtc },
      }),
    joins(name: string, conference: string, proof: Partial<Caller> = {}) {
      invites(name, conference, webrtc, proof);
      connects(name);
      focus.received({ type: "ack-received", leg: name as LegId });
    },
    seats: (conference: string) =>
      [...(focus.conference(conference)?.participants.values() ?? [])].map(
        ({ displayName, seat }) => [displayName, seat],
      ),
    presences: (conference: string) =>
      [...(focus.conference(conference)?.participants.values() ?? [])].map(
        ({ presence }) => presence.phase,
      ),
    leaves: (name: string) =>
      focus.received({ type: "bye-received", leg: name as LegId, reasons: [] }),
    subscribes: (id: string, conference: string, expiresSeconds = 600, entity = "sip:x") =>
      focus.subscribeReceived(
        id as SubscriptionId,
        conference,
        { expiresSeconds, subscriber: { entity } },
        () => {},
      ),
  };
}

function somebody(name: string, proof: Partial<Caller> = {}): Caller {
  return {
    entity: `sip:${name}@focus.test`,
    displayName: name,
    instance: `device of ${name}`,
    proven: false,
    role: "participant",
    anonymous: false,
    ...proof,
  };
}

/** Signalling that says nothing, and writes down what it would have said. */
function writtenDown(done: string[], contacts: string[]): SignallingPort {
  const note = (what: string) => (leg: string, detail?: unknown) =>
    void done.push(typeof detail === "number" ? `${what} ${leg} ${detail}` : `${what} ${leg}`);
  return {
    answerInvite(leg, _sdp, _conversation, conference) {
      done.push(`answerInvite ${leg}`);
      contacts.push(conference);
    },
    sendInvite: (_invitation, _conference, target) => void done.push(`sendInvite ${target}`),
    cancelInvite: note("cancelInvite"),
    refuseInvite: note("refuseInvite"),
    answerOffer: note("answerOffer"),
    refuseOffer: note("refuseOffer"),
    sendReinvite: note("sendReinvite"),
    answerBye: note("answerBye"),
    answerInfo: (leg, _info, status) => void done.push(`answerInfo ${leg} ${status}`),
    askToMute: note("askToMute"),
    lowerHand: note("lowerHand"),
    answerMessage: (leg, _message, status) => void done.push(`answerMessage ${leg} ${status}`),
    sendMessage: (leg, { text }) => void done.push(`sendMessage ${leg} ${text}`),
    answerRefer: note("answerRefer"),
    finishRefer: note("finishRefer"),
    sendBye: (leg, reason) => void done.push(`sendBye ${leg} ${reason?.cause ?? "no cause"}`),
    sendNotify: (subscription, state) =>
      void done.push(`sendNotify ${subscription} ${state.split(";")[0] ?? ""}`),
  };
}

/** A clock that goes when it is told to. */
function handMadeTime() {
  let now = 0;
  let drawn = 0;
  const alarms = new Map<() => void, number>();
  const clock: Clock = {
    now: () => instant(now),
    date: () => "2026-01-01T00:00:00Z",
    random: () => (++drawn % 997) / 997,
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

/** Of a conference that is known before anybody calls, and can be started again. */
export const longLivedPolicy: ConferencePolicy = {
  kind: "pre-defined",
  longLived: true,
  closed: false,
  members: [],
  maxParticipants: 9,
  autoRelease: false,
};
