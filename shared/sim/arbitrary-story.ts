import fc, { type Arbitrary } from "fast-check";
import {
  type ConferencePolicy,
  type ConferenceSettings,
  defaultConferenceSettings,
} from "../src/conference/index.ts";
import { ms } from "../src/lib/index.ts";
import type { Weather } from "./link.ts";
import type { Look } from "./looks.ts";
import type { Slides } from "./room.ts";
import { type Act, type Deed, type Part, type PersonalDeed, type Story, uriOf } from "./story.ts";

const mostPeople = 6;

/** Plain ones, and such as break a document that does not know what to do with them. */
const displayNames = [
  "Ada",
  "Ben & <Cyd>",
  'Zoë "Ž" d\u2019Arc 🎥',
  "\u05d0\u05d1 ]]> \u0000\u000b\ufffe",
  "",
  " ",
] as const;

/**
 * Random stories; fast-check makes what fails shorter, until what is left is needed. Most of them
 * begin with everybody there: chance alone seldom brings many together.
 */
export function arbitraryStory(): Arbitrary<Story> {
  return fc
    .tuple(anyStory(), oftenTrue(4))
    .map(([story, isMet]) =>
      isMet ? { ...story, acts: [...meeting(story), ...story.acts] } : story,
    );
}

function meeting({ cast }: Story): readonly Act[] {
  const joined = cast.map((_, who): Act => ({ after: 30, deed: { type: "join", who } }));
  const looked = cast.map(
    (_, who): Act => ({
      after: who === 0 ? 3_000 : 0,
      deed: { type: "look", who, at: lookOf(who) },
    }),
  );
  return [...joined, ...looked, { after: 1_000, deed: { type: "speak", who: 0 } }];
}

/** Two of three keep to what they have at first. */
function lookOf(who: number): Look {
  return who % 3 === 1 ? "row" : "everybody";
}

function anyStory(): Arbitrary<Story> {
  return fc.record(
    {
      seed: fc.nat(0xffff),
      weather: weather(),
      silenceOdds: fc.constantFrom(1_000_000, 3),
      conference: settings(),
      policy: policy(),
      cast: fc.array(part(), { minLength: 2, maxLength: mostPeople }),
      acts: fc.array(act(), { minLength: 5, maxLength: 40, size: "max" }),
    },
    { requiredKeys: ["seed", "weather", "silenceOdds", "conference", "cast", "acts"] },
  );
}

function weather(): Arbitrary<Weather> {
  return fc
    .record({
      minDelay: fc.integer({ min: 1, max: 30 }),
      spread: fc.integer({ min: 0, max: 80 }),
      lossOdds: fc.constantFrom(1_000_000, 6),
    })
    .map(({ minDelay, spread, lossOdds }) => ({
      minDelay,
      maxDelay: minDelay + spread,
      lossOdds,
      resendAfter: 500,
    }));
}

/** Without a gathering window each leave is told of at once, and can be checked at once. */
function settings(): Arbitrary<Partial<ConferenceSettings>> {
  return fc.record({
    gather: fc.constantFrom(defaultConferenceSettings.gather, ms(0)),
    maxVideoSeats: fc.constantFrom(defaultConferenceSettings.maxVideoSeats, 4),
    disconnectionSemantics: fc.constantFrom("oma-cpm", "rfc4575"),
  });
}

function policy(): Arbitrary<ConferencePolicy> {
  return fc.record(
    {
      kind: fc.constant("pre-defined" as const),
      longLived: fc.boolean(),
      closed: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
      members: members(),
      maxParticipants: fc.constantFrom(200, 200, 4, 2),
      autoRelease: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()),
      sessionMaxLengthSeconds: fc.constantFrom(20, 90),
      inactivitySeconds: fc.constantFrom(10, 60),
      numberOfRemainingParticipants: fc.constantFrom(0 as const, 1 as const),
    },
    {
      requiredKeys: ["kind", "longLived", "closed", "members", "maxParticipants", "autoRelease"],
    },
  );
}

function members(): Arbitrary<ConferencePolicy["members"]> {
  const member = fc.record(
    {
      place: somebody(),
      displayName: fc.constant("Chair"),
      role: fc.constantFrom("host", "participant"),
    },
    { requiredKeys: ["place"] },
  );
  return fc
    .array(member, { maxLength: 3 })
    .map((all) => all.map(({ place, ...rest }) => ({ entity: uriOf(place), ...rest })));
}

function part(): Arbitrary<Part> {
  const traits = fc.record({
    clue: oftenTrue(5),
    taste: fc.constantFrom(1, 1, 1, 1, 2, 3),
    narrows: oftenTrue(6).map((not) => !not),
    cameras: fc.integer({ min: 0, max: 3 }),
    role: fc.constantFrom("participant", "participant", "host", "observer"),
    proven: fc.boolean(),
    anonymous: oftenTrue(5).map((not) => !not),
    displayName: fc.constantFrom(...displayNames),
  });
  const another = fc.tuple(traits, somebody()).map(([own, goesBy]) => ({ ...own, goesBy }));
  return fc.oneof({ weight: 2, arbitrary: traits }, { weight: 1, arbitrary: another });
}

function act(): Arbitrary<Act> {
  const soon = fc.integer({ min: 0, max: 400 });
  const late = fc.integer({ min: 0, max: 40_000 });
  return fc.record({
    after: fc.oneof({ weight: 3, arbitrary: soon }, { weight: 1, arbitrary: late }),
    deed: deed(),
  });
}

function slides(): Arbitrary<Slides> {
  return fc.constantFrom("apart", "apart", "among-cameras", "none");
}

function heights(): Arbitrary<readonly number[]> {
  return fc.array(fc.constantFrom(1, 90, 180, 360, 720), { maxLength: 3 });
}

function look(): Arbitrary<Look> {
  return fc.constantFrom("everybody", "row", "speaker", "tour", "onePicture");
}

function deed(): Arbitrary<Deed> {
  const who = somebody();
  const personal = (...types: readonly PersonalDeed[]) =>
    fc.record({ type: fc.constantFrom(...types), who });
  const change: Arbitrary<Partial<ConferencePolicy>> = fc.oneof(
    fc.record({ closed: fc.boolean() }),
    fc.record({ maxParticipants: fc.constantFrom(2, 4, 200) }),
    fc.record({ members: members() }),
    fc.record({ autoRelease: fc.boolean() }),
    fc.record({ inactivitySeconds: fc.constantFrom(5, 30) }),
  );
  return fc.oneof(
    { weight: 14, arbitrary: personal("join") },
    { weight: 9, arbitrary: personal("leave", "hang-up", "vanish") },
    { weight: 8, arbitrary: personal("say") },
    { weight: 1, arbitrary: personal("raise-hand", "lower-hand") },
    { weight: 2, arbitrary: personal("mute", "mute", "unmute") },
    { weight: 6, arbitrary: personal("lose-flow", "regain-flow", "silence", "noise", "offer") },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant("cameras"), who, count: fc.nat({ max: 3 }) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("present"), who, slides: slides() }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("resize"), who, heights: heights() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("replace"), who, whom: who }) },
    {
      weight: 4,
      arbitrary: fc.record(
        { type: fc.constant("refer"), by: who, whom: who },
        { requiredKeys: ["type", "by"] },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant("order"),
        role: fc.constantFrom("host", "participant"),
        whom: who,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant("end"), status: fc.constantFrom(410, 480, 480) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("policy"), change }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("watch"), who }) },
    { weight: 4, arbitrary: personal("speak") },
    { weight: 3, arbitrary: personal("break-channel", "break-transport") },
    { weight: 3, arbitrary: personal("restart-ice", "lose-path") },
    { weight: 5, arbitrary: fc.record({ type: fc.constant("look"), who, at: look() }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("crash") }) },
  );
}

function somebody(): Arbitrary<number> {
  return fc.nat({ max: mostPeople - 1 });
}

/** All but one in so many times. */
function oftenTrue(odds: number): Arbitrary<boolean> {
  return fc.nat({ max: odds - 1 }).map((drawn) => drawn > 0);
}
