import { type ConferenceMemory, defaultConferenceSettings } from "../src/conference/index.ts";
import { ms } from "../src/lib/index.ts";
import { type Dice, dice } from "./dice.ts";
import { createStepInvariants, everybodyKnowsTheTruth } from "./invariants.ts";
import type { Weather } from "./link.ts";
import { Meeting } from "./meeting.ts";
import type { Person } from "./person.ts";
import type { Camera } from "./room.ts";

/** Long enough for every transaction, back-off and hold to end; shorter than a subscription. */
const rest = 120_000;

const allCameras: readonly Camera[] = ["left", "centre", "right"];

const longLived: ConferenceMemory = {
  uri: "sip:demo@parley.example",
  policy: {
    kind: "pre-defined",
    longLived: true,
    closed: false,
    members: [],
    maxParticipants: 200,
    autoRelease: false,
  },
  phase: "inactive",
  conversation: {},
  lastParticipants: [],
};

/**
 * A random story from a seed: people of all kinds join, leave, are cut off, come back, change
 * their cameras and offer by themselves, in any weather; then everything comes to rest.
 */
export function playRandomStory(seed: number): Meeting {
  const chance = dice(seed ^ 0x5eed);
  const meeting = new Meeting({
    seed,
    weather: weatherFrom(chance),
    conference: {
      gather: chance.oneIn(2) ? ms(0) : defaultConferenceSettings.gather,
      maxVideoSeats: chance.oneIn(4) ? 4 : defaultConferenceSettings.maxVideoSeats,
    },
    ...(chance.oneIn(2) && { memory: longLived }),
    watch: createStepInvariants(),
  });
  const people = Array.from({ length: chance.between(2, 6) }, (_, index) =>
    somebody(meeting, `person${index}`, chance),
  );
  for (let time = 0, acts = chance.between(5, 30); acts > 0; acts--) {
    time += chance.between(0, 3) === 0 ? chance.between(0, 40_000) : chance.between(0, 400);
    const person = chance.pick(people);
    if (chance.oneIn(20)) meeting.world.at(time, () => crash(meeting, people, chance));
    else if (person) meeting.world.at(time, () => act(person, chance));
  }
  meeting.world.runUntilQuiet(rest);
  everybodyKnowsTheTruth(meeting);
  return meeting;
}

/** The focus dies; most of those who were in it try again as soon as they notice. */
function crash(meeting: Meeting, people: readonly Person[], chance: Dice): void {
  meeting.crash();
  for (const person of people) {
    const former = person.presence;
    if (!former) continue;
    const returns = !chance.oneIn(4);
    meeting.world.after(chance.between(50, 5_000), () => {
      if (person.presence !== former) return;
      if (returns) person.join();
      else person.vanish();
    });
  }
}

function weatherFrom(chance: Dice): Weather {
  const minDelay = chance.between(1, 30);
  return {
    minDelay,
    maxDelay: minDelay + chance.between(0, 80),
    lossOdds: chance.oneIn(2) ? 6 : 1_000_000,
    resendAfter: 500,
  };
}

function somebody(meeting: Meeting, name: string, chance: Dice): Person {
  const picky = chance.oneIn(3);
  const taste = chance.between(2, 3);
  return meeting.person({
    name,
    clue: !chance.oneIn(6),
    likes: (capture) => !picky || capture.length % taste === 0,
    cameras: allCameras.slice(0, chance.between(0, 3)),
  });
}

function act(person: Person, chance: Dice): void {
  if (!person.presence) return person.join();
  switch (chance.between(0, 7)) {
    case 0:
    case 1:
      return person.leave();
    case 2:
      return person.vanish();
    case 3:
      return person.loseFlow();
    case 4:
      return person.regainFlow();
    case 5:
      return person.changeCameras(allCameras.slice(0, chance.between(0, 3)));
    case 6:
      return person.presence.endpoint.offerAgain();
    default:
      return person.join();
  }
}
