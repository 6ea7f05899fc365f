// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { type Early, early, pauseAfter, useEarly } from "./early.ts";

afterEach(cleanup);

test("[WEB-421] a part that was fetched is shown at once, without what stands in for it", async () => {
  const { part, arrive } = partUnderTest();
  part.fetch();
  await act(arrive);
  const drawn: (string | undefined)[] = [];
  render(<Shown part={part} drawn={drawn} />);
  expect(drawn).toEqual(["the meeting"]);
});

test("[WEB-421] a part that nobody fetched is fetched when it is needed, once", async () => {
  const { part, arrive, count } = partUnderTest();
  render(
    <>
      <Shown part={part} />
      <Shown part={part} />
    </>,
  );
  expect(document.body.textContent).toBe("waitwait");
  await act(arrive);
  expect([document.body.textContent, count()]).toEqual(["the meetingthe meeting", 1]);
});

test("[WEB-421] a part that could not be fetched early is fetched again when it is needed", async () => {
  const { part, arrive, fail, count } = partUnderTest();
  part.fetch();
  await act(fail);
  render(<Shown part={part} />);
  await act(arrive);
  expect([document.body.textContent, count()]).toEqual(["the meeting", 2]);
});

test("[WEB-434] a part that is needed is fetched until it comes", async () => {
  const { part, arrive, fail, count } = partUnderTest();
  render(<Shown part={part} />);
  await act(fail);
  await expect.poll(count).toBe(2);
  await act(arrive);
  expect(document.body.textContent).toBe("the meeting");
});

test("[WEB-434] the pause between two attempts doubles, up to half a minute", () => {
  const pauses = [1, 2, 3, 5, 6, 7, 2_000].map((failures) => pauseAfter(failures));
  expect(pauses).toEqual([1_000, 2_000, 4_000, 16_000, 30_000, 30_000, 30_000]);
});

test("[WEB-434] who comes to need a part that is waited for has it fetched at once", async () => {
  const { part, fail, count } = partUnderTest(60_000);
  render(<Shown part={part} />);
  await act(fail);
  render(<Shown part={part} />);
  expect(count()).toBe(2);
});

test("[WEB-450] a part is amiss once three attempts were in vain, and no longer once it comes", async () => {
  const { part, arrive, fail, count } = partUnderTest();
  render(<Shown part={part} />);
  for (let attempts = 1; attempts <= 3; attempts += 1) {
    await expect.poll(count).toBe(attempts);
    expect(part.isAmiss()).toBe(false);
    await act(fail);
  }
  expect(part.isAmiss()).toBe(true);
  await expect.poll(count).toBe(4);
  await act(arrive);
  expect(part.isAmiss()).toBe(false);
});

function partUnderTest(afterMs = 1) {
  const asked: { readonly come: (part: string) => void; readonly fail: () => void }[] = [];
  const part = early(
    () =>
      new Promise<string>((come, refuse) => {
        asked.push({ come, fail: () => refuse(new Error("no network")) });
      }),
    afterMs,
  );
  return {
    part,
    count: () => asked.length,
    arrive: async () => asked.at(-1)?.come("the meeting"),
    fail: async () => asked.at(-1)?.fail(),
  };
}

interface ShownProps {
  readonly part: Early<string>;
  /** What was drawn, each time. */
  readonly drawn?: (string | undefined)[];
}

function Shown({ part, drawn = [] }: ShownProps) {
  const there = useEarly(part);
  drawn.push(there);
  return there ?? "wait";
}
