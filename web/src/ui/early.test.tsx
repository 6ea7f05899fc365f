// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { type Early, early, useEarly } from "./early.ts";

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

function partUnderTest() {
  const asked: { readonly come: (part: string) => void; readonly fail: () => void }[] = [];
  const part = early(
    () =>
      new Promise<string>((come, refuse) => {
        asked.push({ come, fail: () => refuse(new Error("no network")) });
      }),
    1,
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
