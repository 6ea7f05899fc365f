import { addDuration, instant, ms } from "@parley/shared/lib";
import {
  openParticipant,
  type Participant,
  type ParticipantInput,
} from "@parley/shared/participant";
import type { Mid } from "@parley/shared/sdp";
import { expect, test } from "vitest";
import { SwitchedWatch } from "./switched-watch.ts";

test("[LAY-11] is looked at only while a line carries something switched", () => {
  const desk = new Desk();
  desk.watch.follow(outside);
  expect(desk.waits).toEqual([]);
  desk.watch.follow(watching());
  desk.watch.follow(watching());
  expect(desk.waits).toEqual([50]);
  desk.watch.follow(outside);
  expect(desk.waits).toEqual([]);
});

test("[LAY-11] only what has changed is told", () => {
  const desk = new Desk();
  desk.watch.follow(watching());
  desk.look();
  expect(desk.told).toEqual([]);
  desk.source = 7;
  desk.look();
  expect(desk.told).toEqual([{ type: "switched-in", mid: "5", source: 7 }]);
  desk.watch.follow(watching(7));
  desk.look();
  expect(desk.told).toHaveLength(1);
  desk.source = undefined;
  desk.look();
  expect(desk.told[1]).toEqual({ type: "switched-in", mid: "5", source: undefined });
});

test("[LAY-11] looking never takes more than a tenth of the time", () => {
  const desk = new Desk();
  desk.watch.follow(watching());
  desk.lookTakes = 40;
  desk.look();
  expect(desk.waits).toEqual([360]);
  desk.lookTakes = 1;
  desk.look();
  expect(desk.waits).toEqual([50]);
});

/** A clock, and a browser that says who is in the one line there is. */
class Desk {
  source: number | undefined;
  lookTakes = 0;
  readonly told: ParticipantInput[] = [];
  #now = instant(0);
  #pending: { readonly afterMs: number; readonly call: () => void }[] = [];
  readonly watch = new SwitchedWatch(
    () => {
      this.#now = addDuration(this.#now, ms(this.lookTakes));
      return this.source;
    },
    (input) => this.told.push(input),
    {
      now: () => this.#now,
      wake: (afterMs, call) => {
        const one = { afterMs, call };
        this.#pending.push(one);
        return () => {
          this.#pending = this.#pending.filter((other) => other !== one);
        };
      },
    },
  );

  get waits(): readonly number[] {
    return this.#pending.map(({ afterMs }) => afterMs);
  }

  look(): void {
    this.#pending.shift()?.call();
  }
}

const outside = openParticipant(
  { entity: "sip:me@x", name: "Me" },
  { cameras: [], camerasOn: true, microphoneOn: true },
);

/** With one line that carries a switched picture, in which was last seen that source. */
function watching(source?: number): Participant {
  const encoding = { id: "ce", captureId: "p0-speaker", encodingId: "v1" };
  const capture = { captureId: "p0-speaker", mediaType: "video", source: { type: "multiple" } };
  return {
    ...outside,
    session: {
      lines: [{ mid: "5", kind: "video", role: "receiving", label: "v1", active: true }],
      channel: {
        consumer: { advertisement: { content: { captures: [capture] } }, configured: [encoding] },
      },
    },
    switchedIn: new Map(source === undefined ? [] : [["5" as Mid, source]]),
  } as unknown as Participant;
}
