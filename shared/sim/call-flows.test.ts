import { describe, expect, test } from "vitest";
import { ladder, type Rung } from "./ladder.ts";
import { Meeting } from "./meeting.ts";
import type { Person } from "./person.ts";

/** The diagrams in docs/call-flows are these runs: they fail when they lie. */
describe("[FLOW-1] the documented call flows are what the simulation does", () => {
  test("two rooms meet", async () => {
    const stage = play();
    const flow = stage.draws("Two rooms meet", () => {
      stage.joins("Ada");
      stage.joins("Ben");
    });
    await expect(flow).toMatchFileSnapshot(callFlow("two-rooms-meet"));
  });

  test("somebody leaves", async () => {
    const stage = play();
    for (const name of ["Ada", "Ben", "Cyd"]) stage.joins(name);
    stage.joins("Dan", (capture) => !capture.startsWith("p1-"));
    const flow = stage.draws("Ada leaves: Ben and Cyd had configured her room, Dan had not", () =>
      stage.people.get("Ada")?.leave(),
    );
    await expect(flow).toMatchFileSnapshot(callFlow("leave"));
  });

  test("somebody is lost and comes back on the same dialog", async () => {
    const stage = play();
    for (const name of ["Ada", "Ben"]) stage.joins(name);
    const flow = stage.draws("Ada's WebSocket drops and returns", () => {
      stage.remarks("Ada's WebSocket is gone");
      stage.people.get("Ada")?.loseFlow();
      stage.meeting.world.pass(5_500);
      stage.remarks("Ada has a new WebSocket");
      stage.people.get("Ada")?.regainFlow();
    });
    await expect(flow).toMatchFileSnapshot(callFlow("flow-lost-and-restored"));
  });

  test("somebody reloads the page", async () => {
    const stage = play();
    for (const name of ["Ada", "Ben"]) stage.joins(name);
    const flow = stage.draws("Ada's page vanishes and she rejoins", () => {
      stage.people.get("Ada")?.vanish();
      stage.meeting.world.pass(5_500);
      stage.people.get("Ada")?.join();
    });
    await expect(flow).toMatchFileSnapshot(callFlow("rejoin"));
  });
});

function callFlow(name: string): string {
  return `../../docs/call-flows/${name}.md`;
}

function play() {
  const rungs: Rung[] = [];
  const people = new Map<string, Person>();
  let from = 0;
  const meeting: Meeting = new Meeting({
    seed: 7,
    trace: (sender, to, label) =>
      rungs.push({ at: meeting.world.now - from, from: sender, to, label }),
  });
  function joins(name: string, likes: (capture: string) => boolean = () => true): void {
    const person = meeting.person({
      name,
      clue: true,
      likes,
      cameras: ["left", "centre", "right"],
    });
    people.set(name, person);
    person.join();
    meeting.world.runUntilQuiet(1_000);
  }
  function remarks(remark: string): void {
    rungs.push({ at: meeting.world.now - from, remark });
  }
  function draws(title: string, happens: () => void): string {
    rungs.length = 0;
    from = meeting.world.now;
    happens();
    meeting.world.runUntilQuiet(1_000);
    const [first = "", ...others] = people.keys();
    return ladder(title, [first, "focus", ...others], rungs);
  }
  return { meeting, people, joins, remarks, draws };
}
