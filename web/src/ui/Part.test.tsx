// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { early } from "./early.ts";
import { Part } from "./Part.tsx";

afterEach(cleanup);

test("[WEB-453] a part that does not come takes nothing with it, and is shown once it has come", async () => {
  let attempts = 0;
  const part = early(async () => {
    attempts += 1;
    if (attempts === 1) throw new Error("no network");
    return { words: "there" };
  }, 1);
  render(
    <p>
      The call <Part part={part}>{({ words }) => words}</Part>
    </p>,
  );
  await expect.poll(() => attempts).toBe(2);
  expect(await screen.findByText("The call there")).toBeDefined();
});
