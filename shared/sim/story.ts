import type {
  ConferenceMemory,
  ConferencePolicy,
  ConferenceSettings,
} from "../src/conference/index.ts";
import { assertNever } from "../src/lib/index.ts";
import { everybodyKnowsTheTruth } from "./at-rest.ts";
import { everybodyHasHeard } from "./chat-oracle.ts";
import { failChannel, failTransport } from "./failing-channel.ts";
import { createStepInvariants } from "./invariants.ts";
import type { Weather } from "./link.ts";
import { type Look, looks } from "./looks.ts";
import { type Emitted, Meeting } from "./meeting.ts";
import type { Person } from "./person.ts";
import type { Camera, Slides } from "./room.ts";

/** What happens in a meeting, as data: it can be made at random, made shorter, and told. */
export interface Story {
  /** Of the network's chances, and of all else that is left to chance. */
  readonly seed: number;
  readonly weather: Weather;
  /** One in this many answers to a BYE of the focus never comes. */
  readonly silenceOdds: number;
  readonly conference: Partial<ConferenceSettings>;
  /** Absent: an ad-hoc conference, made by the first INVITE. */
  readonly policy?: ConferencePolicy;
  readonly cast: readonly Part[];
  readonly acts: readonly Act[];
}

/** One device, and who is said to hold it. */
export interface Part {
  readonly clue: boolean;
  /** Cares only for captures whose name's length is a multiple of this. */
  readonly taste: 1 | 2 | 3;
  /** Wants to see only the first of those whom a switched capture may show. */
  readonly narrows: boolean;
  readonly cameras: number;
  readonly role: "host" | "participant" | "observer";
  readonly proven: boolean;
  readonly anonymous: boolean;
  /** What it calls itself, if not by its name. */
  readonly displayName?: string;
  /** Whose URI it goes by, if not its own person's: another device of that one, or an impostor. */
  readonly goesBy?: number;
}

export interface Act {
  /** Milliseconds since the act before. */
  readonly after: number;
  readonly deed: Deed;
}

/** People are named by their place in the cast. */
export type Deed =
  | { readonly type: PersonalDeed; readonly who: number }
  | { readonly type: "cameras"; readonly who: number; readonly count: number }
  | { readonly type: "present"; readonly who: number; readonly slides: Slides }
  | { readonly type: "resize"; readonly who: number; readonly heights: readonly number[] }
  | { readonly type: "replace"; readonly who: number; readonly whom: number }
  /** A REFER with `method=BYE`; to the conference URI where nobody is named. */
  | { readonly type: "refer"; readonly by: number; readonly whom?: number }
  /** A REFER outside all dialogs, by somebody whose role is proven by itself. */
  | { readonly type: "order"; readonly role: "host" | "participant"; readonly whom: number }
  | { readonly type: "end"; readonly status: 410 | 480 }
  | { readonly type: "policy"; readonly change: Partial<ConferencePolicy> }
  | { readonly type: "watch"; readonly who: number }
  | { readonly type: "look"; readonly who: number; readonly at: Look }
  | { readonly type: "crash" };

export type PersonalDeed =
  | "join"
  | "leave"
  | "hang-up"
  | "vanish"
  | "lose-flow"
  | "regain-flow"
  | "offer"
  | "silence"
  | "noise"
  | "speak"
  | "say"
  | "raise-hand"
  | "lower-hand"
  | "mute"
  | "unmute"
  | "break-channel"
  | "break-transport"
  | "restart-ice"
  | "lose-path";

const conferenceUri = "sip:demo@parley.example";

/** Long enough for every transaction, back-off, hold and timer to end; shorter than a subscription. */
const rest = 120_000;

const allCameras: readonly Camera[] = ["left", "centre", "right"];

/**
 * Plays it to its end, until everything has come to rest; throws where a rule is broken. Whoever
 * cares is told of every document that was emitted meanwhile.
 */
export function playStory(story: Story, emitted?: (document: Emitted) => void): Meeting {
  const meeting = new Meeting({
    seed: story.seed,
    weather: story.weather,
    silenceOdds: story.silenceOdds,
    conference: story.conference,
    ...(story.policy && { memory: rememberedWith(story.policy) }),
    watch: createStepInvariants(),
    ...(emitted && { emitted }),
  });
  const people = story.cast.map((part, place) => personOf(meeting, story.cast, part, place));
  let time = 0;
  for (const { after, deed } of story.acts) {
    time += after;
    meeting.world.at(time, () => perform(meeting, people, deed));
  }
  // What goes round would never come to rest.
  meeting.world.at(time + 1, () => {
    for (const person of people) if (person.looksAt(looks.tour)) person.look(looks.speaker);
  });
  meeting.world.runUntilQuiet(rest);
  everybodyKnowsTheTruth(meeting);
  everybodyHasHeard(meeting);
  return meeting;
}

function rememberedWith(policy: ConferencePolicy): ConferenceMemory {
  const nothing = { phase: "inactive", conversation: {}, lastParticipants: [] } as const;
  return { uri: conferenceUri, policy, ...nothing };
}

function personOf(meeting: Meeting, cast: readonly Part[], part: Part, place: number): Person {
  const { clue, taste, narrows, cameras, role, proven, anonymous, displayName, goesBy } = part;
  return meeting.person({
    name: `person${place}`,
    clue,
    likes: (capture) => capture.length % taste === 0,
    narrows,
    cameras: allCameras.slice(0, cameras),
    caller: {
      entity: uriOf((goesBy ?? place) % cast.length),
      role,
      proven,
      anonymous,
      ...(displayName !== undefined && { displayName }),
    },
  });
}

export function uriOf(place: number): string {
  return `sip:person${place}@parley.example`;
}

function perform(meeting: Meeting, people: readonly Person[], deed: Deed): void {
  const person = (place: number) => people[place % people.length];
  switch (deed.type) {
    case "cameras":
      return person(deed.who)?.changeCameras(allCameras.slice(0, deed.count));
    case "present":
      return person(deed.who)?.present(deed.slides);
    case "resize":
      return person(deed.who)?.presence?.endpoint.resize(...deed.heights);
    case "replace":
      return person(deed.who)?.join(person(deed.whom)?.presence?.leg);
    case "refer": {
      const by = person(deed.by)?.presence?.leg;
      const target = deed.whom === undefined ? undefined : person(deed.whom)?.caller.entity;
      meeting.referrals.requestRemoval(target ?? conferenceUri, by);
      return;
    }
    case "order": {
      const target = person(deed.whom)?.caller.entity ?? conferenceUri;
      meeting.referrals.requestRemoval(target, undefined, deed.role);
      return;
    }
    case "end":
      return meeting.focus.receive({ type: "end-requested", status: deed.status, text: "Over" });
    case "policy": {
      const policy = { ...meeting.focus.conference.policy, ...deed.change };
      return meeting.focus.receive({ type: "policy-changed", policy });
    }
    case "look":
      return person(deed.who)?.look(looks[deed.at]);
    case "watch":
      return meeting.watch(String(deed.who));
    case "crash":
      return crash(meeting, people);
    default: {
      const who = person(deed.who);
      return who && act(meeting, who, deed.type);
    }
  }
}

function act(meeting: Meeting, person: Person, deed: PersonalDeed): void {
  const { presence } = person;
  switch (deed) {
    case "join":
      return person.join();
    case "leave":
      return person.leave();
    case "hang-up":
      return person.leave([{ protocol: "SIP", cause: 503 }]);
    case "vanish":
      return person.vanish();
    case "lose-flow":
      return person.loseFlow();
    case "regain-flow":
      return person.regainFlow();
    case "offer":
      return presence?.endpoint.offerAgain();
    case "break-channel":
      return presence && failChannel(meeting, presence.leg);
    case "break-transport":
      return presence && failTransport(meeting, presence.leg);
    case "restart-ice":
      return presence?.endpoint.restartIce();
    case "lose-path":
      return person.losePath();
    case "say":
      return person.say();
    case "raise-hand":
    case "lower-hand":
      return person.raiseHand(deed === "raise-hand");
    case "mute":
    case "unmute":
      return person.mute(deed === "mute");
    case "silence":
    case "noise":
    case "speak": {
      if (!presence || !meeting.focus.conference.legs.has(presence.leg)) return;
      return meeting.focus.receive({ type: heard[deed], leg: presence.leg });
    }
    default:
      return assertNever(deed);
  }
}

const heard = {
  silence: "media-silent",
  noise: "media-heard",
  speak: "speaker-changed",
} as const;

/** The focus dies; most of those who were in it try again as soon as they notice. */
function crash(meeting: Meeting, people: readonly Person[]): void {
  const { world, dice } = meeting;
  meeting.crash();
  for (const person of people) {
    const former = person.presence;
    if (!former) continue;
    const returns = !dice.oneIn(4);
    world.after(dice.between(50, 5_000), () => {
      if (person.presence !== former) return;
      if (returns) person.join();
      else person.vanish();
    });
  }
}
