import {
  type AdvertisementContent,
  type Capture,
  type Channel,
  type ChannelInput,
  openChannel,
  PICTURE_SIZE,
  stepChannel,
} from "../clue/index.ts";
import { addDuration, instant, ms } from "../lib/index.ts";
import type { OwnRoom } from "./own-media/own-room.ts";
import {
  openParticipant,
  type Participant,
  type ParticipantEffect,
  type ParticipantInput,
  participantDeadline,
} from "./participant.ts";
import { stepParticipant } from "./step.ts";

export const self = { entity: "sip:me@example.org", name: "Me" };

const threeCameras: OwnRoom = {
  cameras: ["left", "centre", "right"],
  camerasOn: true,
  microphoneOn: true,
};

type Word = Extract<
  ParticipantInput["type"],
  | "join-requested"
  | "leave-requested"
  | "retry-requested"
  | "network-gone"
  | "network-back"
  | "flow-opened"
  | "flow-lost"
  | "media-connected"
  | "media-interrupted"
  | "clue-opened"
  | "clue-closed"
  | "subscription-ended"
  | "deadline-passed"
>;

/** For tests: a participant on a clock of its own, with the CLUE end of a focus across from it. */
export class Stage {
  participant: Participant;
  focus: Channel = openChannel(focusSettings);
  now = instant(0);
  /** What the last input came to, CLUE messages left out: those are delivered. */
  effects: ParticipantEffect[] = [];
  /** Every CLUE message that the participant has sent. */
  readonly said: string[] = [];

  constructor(ownRoom: OwnRoom = threeCameras) {
    this.participant = openParticipant(self, ownRoom);
  }

  gives(given: Word | ParticipantInput): this {
    const input = typeof given === "string" ? ({ type: given } as ParticipantInput) : given;
    this.effects = [];
    this.#take(input);
    return this;
  }

  /** The names of the effects, in order. */
  get asked(): readonly string[] {
    return this.effects.map((effect) => effect.type);
  }

  get sending(): readonly string[] {
    return [...this.participant.sending.keys()].toSorted();
  }

  after(milliseconds: number): this {
    this.now = addDuration(this.now, ms(milliseconds));
    return this;
  }

  untilDeadline(): this {
    this.now = participantDeadline(this.participant) ?? this.now;
    return this.gives("deadline-passed");
  }

  /** In the conference with CLUE up, nobody else there yet. */
  joined(): this {
    this.gives("join-requested").gives("flow-opened");
    return this.answered();
  }

  answered(): this {
    this.focus = openChannel(focusSettings);
    this.gives({ type: "answered", ...sdp });
    this.gives("media-connected").gives("clue-opened");
    this.hears({ type: "setup-started" });
    return this.hears({ type: "channel-opened" });
  }

  /** The focus's end of CLUE takes an input; what both ends then say goes to and fro. */
  hears(input: ChannelInput): this {
    const [focus, effects] = stepChannel(this.focus, input, { now: this.now, random: () => 0 });
    this.focus = focus;
    for (const effect of effects) {
      if (effect.type === "send-clue") this.#take({ type: "clue-received", text: effect.text });
    }
    return this;
  }

  advertised(content: AdvertisementContent): this {
    return this.hears({ type: "advertise-requested", content });
  }

  notified(state: "full" | "partial", version: number, ...users: readonly string[]): this {
    return this.gives({ type: "notified", body: roster(state, version, users) });
  }

  #take(input: ParticipantInput): void {
    const env = { now: this.now, random: () => 0 };
    const [participant, effects] = stepParticipant(this.participant, input, env);
    this.participant = participant;
    for (const effect of effects) {
      if (effect.type === "send-clue") {
        this.said.push(effect.text);
        this.hears({ type: "message-received", text: effect.text });
      } else this.effects.push(effect);
    }
  }
}

const focusSettings = {
  clueId: "focus",
  initiator: true,
  initiatorTimeout: ms(10_000),
  receiverTimeout: ms(15_000),
  extensions: [PICTURE_SIZE],
};

/**
 * An advertisement of these rooms: entity and captures, cameras by the left edge of their area. A
 * second endpoint of an entity has the same name and a number; a room without captures is not in it.
 */
export function showing(
  rooms: Readonly<Record<string, Readonly<Record<string, number>>>>,
): AdvertisementContent {
  const people = Object.keys(rooms);
  const captures = people.flatMap((entity, nth) =>
    Object.entries(rooms[entity] ?? {}).map(([name, x]) =>
      capture(`p${nth}-${name}`, `u${nth}`, x),
    ),
  );
  return {
    captures: captures as unknown as Capture[],
    encodingGroups: [
      { encodingGroupId: "V", maxGroupBandwidthBps: 1, encodings: ["v1", "v2", "v3", "v4"] },
    ],
    scenes: [
      {
        sceneId: "s",
        scale: "mm",
        descriptions: [],
        views: [
          { sceneViewId: "s.1", descriptions: [], captures: captures.map((c) => c.captureId) },
        ],
      },
    ],
    people: people.flatMap((name, nth) => {
      const [uri] = name.split(" ");
      const isShown = Object.keys(rooms[name] ?? {}).length > 0;
      return isShown ? [{ personId: `u${nth}`, uri, types: [] }] : [];
    }),
  } as unknown as AdvertisementContent;
}

/** A metre wide from there, in millimetres. */
export function captureAreaAt(left: number) {
  const point = (x: number, z: number) => ({ x, y: 3_000, z });
  return {
    bottomLeft: point(left, 0),
    bottomRight: point(left + 1_000, 0),
    topLeft: point(left, 500),
    topRight: point(left + 1_000, 500),
  };
}

function capture(captureId: string, personId: string, x: number) {
  return {
    captureId,
    mediaType: "video",
    sceneId: "s",
    spatial: { captureArea: captureAreaAt(x) },
    source: { type: "individual" },
    encodingGroupId: "V",
    descriptions: [{ text: captureId }],
    languages: [],
    capturedPeople: [personId],
  };
}

/**
 * `ana` is connected, `ana:booted` lost, `ana:departed` gone, `ana:pending` on the way, and
 * `ana:connected:booted` there with one endpoint of two. `ana!` is a host, `ana=Ana` goes by that name.
 */
function roster(state: string, version: number, users: readonly string[]): string {
  const rows = users.map((user) => {
    const [written = "", ...hows] = user.split(":");
    const [name = "", shown = name] = written.replace("!", "").split("=");
    const roles = written.includes("!") ? "<roles><entry>host</entry></roles>" : "";
    const endpoints = (hows.length > 0 ? hows : ["connected"]).map((how, nth) => {
      const status =
        how === "connected" || how === "pending"
          ? `<status>${how}</status>`
          : `<status>disconnected</status><disconnection-method>${how}</disconnection-method>`;
      return `<endpoint entity="e${nth}-${name}" state="full">${status}</endpoint>`;
    });
    return `<user entity="sip:${name}@example.org" state="full"><display-text>${shown}</display-text>${roles}
      ${endpoints.join("")}</user>`;
  });
  return `<conference-info xmlns="urn:ietf:params:xml:ns:conference-info"
    entity="sip:demo@example.org" state="${state}" version="${version}">
    <conference-description/><users state="${state}">${rows.join("")}</users></conference-info>`;
}

const fingerprint = Array.from({ length: 32 }, () => "AB").join(":");

type Section = readonly [kind: string, mid: string, direction: string, label?: string];

const ours: readonly Section[] = [
  ["audio", "0", "sendonly", "mic"],
  ["video", "1", "sendonly", "left"],
  ["video", "2", "sendonly", "centre"],
  ["video", "3", "sendonly", "right"],
  ["video", "5", "recvonly"],
  ["video", "6", "recvonly"],
  ["video", "7", "recvonly"],
  ["video", "8", "recvonly"],
];

/** The answer's seats are v1 to v4. */
const theirs: readonly Section[] = ours.map(([kind, mid, direction], index) =>
  direction === "sendonly" ? [kind, mid, "recvonly"] : [kind, mid, "sendonly", `v${index - 3}`],
);

/** A first offer of the page's and the focus's answer to it; the focus is the DTLS client. */
export const sdp = { local: sdpText(ours, "actpass"), remote: sdpText(theirs, "active") };

function sdpText(sections: readonly Section[], setup: string): string {
  const mids = [...sections.map(([, mid]) => mid), "dc"].join(" ");
  const transport = `a=ice-ufrag:abcd\na=ice-pwd:abcdefghijklmnopqrstuv\na=fingerprint:sha-256 ${fingerprint}\na=setup:${setup}`;
  const media = sections.map(([kind, mid, direction, label]) => {
    const codec = kind === "audio" ? "opus/48000/2" : "VP8/90000";
    const named = label === undefined ? "" : `\na=label:${label}`;
    return `m=${kind} 9 UDP/TLS/RTP/SAVPF 96\nc=IN IP4 0.0.0.0\na=rtpmap:96 ${codec}\na=rtcp-mux\na=mid:${mid}\na=${direction}${named}\n${transport}`;
  });
  const channel = `m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 0.0.0.0\na=mid:dc\na=sctp-port:5000\na=dcmap:1 subprotocol="CLUE";ordered=true\n${transport}`;
  const head = `v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE ${mids}\na=group:CLUE ${mids}`;
  return `${[head, ...media, channel].join("\n").replaceAll("\n", "\r\n")}\r\n`;
}
