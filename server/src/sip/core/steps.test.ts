import { expect, test } from "vitest";
import { Steps } from "./steps.ts";

test("[SIP-86] what is told waits until the step is done, in order, also from within a step", () => {
  const log: string[] = [];
  const steps: Steps<string> = new Steps(
    (event) => {
      log.push(`told ${event}`);
      if (event === "first") {
        steps.run(() => {
          steps.tell("third");
          log.push("worked within");
        });
        log.push("still at first");
      }
    },
    (error) => void log.push(String(error)),
  );
  steps.run(() => {
    steps.tell("first");
    steps.tell("second");
    log.push("worked");
  });
  expect(log).toEqual([
    "worked",
    "told first",
    "worked within",
    "still at first",
    "told second",
    "told third",
  ]);
});

test("[SIP-86] a step that breaks is reported, and what it told before is told", () => {
  const log: string[] = [];
  const steps = new Steps<string>(
    (event) => void log.push(event),
    (error) => void log.push(String(error)),
  );
  steps.run(() => {
    steps.tell("told");
    throw new Error("broke");
  });
  expect(log).toEqual(["Error: broke", "told"]);
});
