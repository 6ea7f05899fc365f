import { expect, test } from "vitest";
import type { Meeting, PeopleIn, PersonThere } from "./focus-over-http.ts";
import { PeopleThere } from "./people-there.ts";

const ana: PersonThere = { name: "Ana", state: "connected" };

test("[WEB-212] who is there is asked again as long as one stands at the door", async () => {
  const door = new Door();
  door.there.watch({ conference: "daily" });
  await door.answer([ana]);
  expect(door.there.store.getState()).toEqual({ people: [ana] });
  await door.answer([]);
  expect(door.there.store.getState()).toEqual({ people: [] });
  await door.answer(undefined);
  expect(door.there.store.getState()).toEqual({});
  door.there.stop();
});

test("[WEB-212] an answer to a question of before says nothing", async () => {
  const door = new Door();
  door.there.watch({ conference: "daily" });
  door.there.watch({ conference: "weekly" });
  await door.answer([ana]);
  expect(door.there.store.getState()).toEqual({});
  await door.answer([]);
  expect(door.there.store.getState()).toEqual({ people: [] });
  door.there.stop();
  expect(door.there.store.getState()).toEqual({});
});

/** A focus whose answers are the test's. */
class Door {
  readonly there = new PeopleThere({ people: (meeting) => this.#people(meeting) }, 0);
  readonly #asked: ((there: PeopleIn | undefined) => void)[] = [];
  #isAsked: () => void = () => undefined;

  async answer(people: readonly PersonThere[] | undefined): Promise<void> {
    while (this.#asked.length === 0) {
      await new Promise<void>((resolve) => {
        this.#isAsked = resolve;
      });
    }
    this.#asked.shift()?.(people && { people });
    // What follows from an answer follows in this turn.
    await Promise.resolve();
    await Promise.resolve();
  }

  #people(_meeting: Meeting) {
    return new Promise<PeopleIn | undefined>((resolve) => {
      this.#asked.push(resolve);
      this.#isAsked();
    });
  }
}
