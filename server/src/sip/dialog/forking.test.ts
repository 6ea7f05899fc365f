import { instant } from "@parley/shared/lib";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Forking,
  type ForkingEffect,
  type ForkingInput,
  forkingDeadline,
  openForking,
  stepForking,
} from "./forking.ts";

test("[OUT-2] the first provisional response but 100 is told, and no other", () => {
  const told = played(["a", "b"], came("a", 100), came("b", 183), came("a", 180));
  expect(told).toEqual([{ type: "tell-ringing" }]);
});

test("[OUT-3] the first 2xx wins: those that proceed are cancelled, and others once they do", () => {
  const told = played(
    ["a", "b", "c"],
    came("b", 180),
    came("a", 200),
    came("c", 100),
    came("c", 180),
  );
  expect(told).toEqual([
    { type: "tell-ringing" },
    { type: "tell-answered", branch: "a" },
    { type: "send-cancel", branch: "b" },
    { type: "send-cancel", branch: "c" },
  ]);
});

test("[OUT-4] every later 2xx is declined, from another branch or through the same", () => {
  const told = played(["a", "b"], came("a", 200), came("b", 200), came("a", 200));
  expect(told.slice(1)).toEqual([
    { type: "decline", branch: "b" },
    { type: "decline", branch: "a" },
  ]);
});

test.each([
  [[486, 480], 486],
  [[503, 486], 486],
  [[486, 302], 302],
  [[408, 486, 500], 408],
])("[OUT-5] of refusals %j, %i is told when the last has come", (statuses, told) => {
  const branches = statuses.map((_, i) => String(i));
  const inputs = statuses.map((status, i) => came(String(i), status));
  expect(played(branches, ...inputs.slice(0, -1))).toEqual([]);
  expect(played(branches, ...inputs)).toEqual([{ type: "tell-failed", status: told }]);
});

test("[OUT-5] a 6xx is told at once, and ends the others", () => {
  const told = played(["a", "b"], came("b", 100), came("a", 603), came("b", 487));
  expect(told).toEqual([
    { type: "tell-failed", status: 603 },
    { type: "send-cancel", branch: "b" },
  ]);
});

test("[OUT-6] cancelled: 487 at once, a CANCEL where it may be sent, a late 2xx declined", () => {
  const cancel: ForkingInput = { type: "cancel-requested" };
  const told = played(["a", "b"], came("a", 180), cancel, cancel, came("a", 487), came("b", 200));
  expect(told.slice(1)).toEqual([
    { type: "tell-failed", status: 487 },
    { type: "send-cancel", branch: "a" },
    { type: "decline", branch: "b" },
  ]);
});

test("[OUT-6] what came of an INVITE says nothing of the next: no CANCEL before its own 1xx", () => {
  const again: ForkingInput = { type: "called-again", branch: "a" };
  const cancel: ForkingInput = { type: "cancel-requested" };
  const told = played(["a"], came("a", 100), again, cancel);
  expect(told).toEqual([{ type: "tell-failed", status: 487 }]);
  const rung = played(["a"], came("a", 100), again, cancel, came("a", 180));
  expect(rung.slice(1)).toEqual([{ type: "send-cancel", branch: "a" }]);
});

test("[OUT-7] not answered within 60 s: 408, and a CANCEL; not a moment before", () => {
  const [opened] = openForking(["a"], instant(0));
  const [ringing] = stepForking(opened, came("a", 180), instant(1));
  expect(forkingDeadline(ringing)).toBe(60_000);
  const passed: ForkingInput = { type: "deadline-passed" };
  expect(stepForking(ringing, passed, instant(59_999))).toEqual([ringing, []]);
  const [over, told] = stepForking(ringing, passed, instant(60_000));
  expect(told).toEqual([
    { type: "tell-failed", status: 408 },
    { type: "send-cancel", branch: "a" },
  ]);
  expect(forkingDeadline(over)).toBeUndefined();
});

test("[OUT-8] with nobody registered it fails with 480", () => {
  expect(openForking([], instant(0))[1]).toEqual([{ type: "tell-failed", status: 480 }]);
});

test("[OUT-9] whatever comes, the outcome is told once, and no CANCEL goes where none may", () => {
  const branch = fc.constantFrom("a", "b", "c");
  const status = fc.constantFrom(100, 180, 200, 302, 408, 486, 503, 603);
  const response = fc.tuple(branch, status).map(([name, code]) => came(name, code));
  const other = fc.constantFrom<ForkingInput>(
    { type: "cancel-requested" },
    { type: "deadline-passed" },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: response }, other)), (inputs) => {
      const told = played(["a", "b", "c"], ...inputs);
      const outcomes = told.filter(
        ({ type }) => type === "tell-answered" || type === "tell-failed",
      );
      expect(outcomes.length).toBeLessThanOrEqual(1);
      for (const name of ["a", "b", "c"]) {
        const cancels = told.filter((e) => e.type === "send-cancel" && e.branch === name);
        const rang = inputs.some(
          (i) => i.type === "response-received" && i.branch === name && i.status < 200,
        );
        expect(cancels.length).toBeLessThanOrEqual(rang ? 1 : 0);
      }
    }),
  );
});

function came(branch: string, status: number): ForkingInput {
  return { type: "response-received", branch, status };
}

/** All effects of some inputs, one after another, at a time when nothing is late. */
function played(branches: readonly string[], ...inputs: readonly ForkingInput[]): ForkingEffect[] {
  let [state, all]: [Forking, readonly ForkingEffect[]] = openForking(branches, instant(0));
  for (const input of inputs) {
    const [next, effects] = stepForking(state, input, instant(1));
    [state, all] = [next, [...all, ...effects]];
  }
  return [...all];
}
