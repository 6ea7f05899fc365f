import { instant } from "@parley/shared/lib";
import { expect, test } from "vitest";
import { DominantSpeaker } from "./dominant-speaker.ts";
import { leg, MICROPHONE } from "./rehearsal.ts";

/** RFC 6464 levels, in -dBov. */
const SHOUT = 5;
const LOUD = 20;
const NORMAL = 30;
const SILENCE = 127;

test("[SFU-56] the first to speak has the floor; silence gives it to nobody", () => {
  const hall = new Hall();
  hall.listen(1_000, { ada: SILENCE, bob: SILENCE });
  expect(hall.speakers).toEqual([]);
  hall.listen(1_000, { ada: NORMAL, bob: SILENCE });
  expect(hall.speakers).toEqual(["ada"]);
});

test("[SFU-57] a cough does not take the floor, speech that goes on does", () => {
  const hall = new Hall();
  hall.listen(2_000, { ada: NORMAL, bob: SILENCE });
  hall.listen(300, { ada: SILENCE, bob: LOUD });
  hall.listen(2_000, { ada: NORMAL, bob: SILENCE });
  expect(hall.speakers).toEqual(["ada"]);
  hall.listen(900, { ada: NORMAL, bob: SHOUT });
  hall.listen(2_000, { ada: NORMAL, bob: SILENCE });
  expect(hall.speakers).toEqual(["ada"]);
  hall.listen(2_000, { ada: NORMAL, bob: SHOUT });
  expect(hall.speakers).toEqual(["ada", "bob"]);
});

test("[SFU-58] two who speak alike do not pass the floor to and fro", () => {
  const hall = new Hall();
  hall.listen(1_000, { ada: NORMAL, bob: SILENCE });
  for (let round = 0; round < 20; round += 1) {
    hall.listen(400, { ada: NORMAL, bob: NORMAL - 3 });
    hall.listen(400, { ada: NORMAL - 3, bob: NORMAL });
  }
  hall.listen(5_000, { ada: NORMAL, bob: NORMAL - 4 });
  expect(hall.speakers).toEqual(["ada"]);
});

test("[SFU-59] when the speaker leaves, the next to speak has the floor at once", () => {
  const hall = new Hall();
  hall.listen(1_000, { ada: NORMAL, bob: NORMAL });
  hall.speaker.left(leg("ada"));
  hall.listen(50, { bob: NORMAL });
  expect(hall.speakers).toEqual(["ada", "bob"]);
});

/** Feeds 20 ms packets of everybody and notes who is found to speak. */
class Hall {
  readonly speaker = new DominantSpeaker();
  readonly speakers: string[] = [];
  #now = 0;

  listen(milliseconds: number, levels: Readonly<Record<string, number>>): void {
    for (const until = this.#now + milliseconds; this.#now < until; ) {
      this.#now += 20;
      for (const [name, level] of Object.entries(levels)) {
        this.speaker.heard({ leg: leg(name), mid: MICROPHONE }, level, instant(this.#now));
      }
      const found = this.speaker.decide(instant(this.#now));
      if (found !== undefined) this.speakers.push(found.leg);
    }
  }
}
