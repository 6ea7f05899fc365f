// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { showPage } from "../../fake-page.tsx";
import { statsShown } from "../../stats/shown.ts";
import { OwnFigures } from "./OwnFigures.tsx";

afterEach(() => {
  cleanup();
  statsShown.set(false);
});

test("[WEB-492] the browser is asked for the figures of what is sent while they are shown, and no longer", async () => {
  const { page } = showPage(<OwnFigures />);
  const asked: string[] = [];
  page.stats.read = () => {
    asked.push("from here");
    return () => void asked.push("to here");
  };
  expect(screen.queryByTestId("own-stats")).toBeNull();
  act(() => statsShown.set(true));
  expect(await screen.findByTestId("own-stats", {}, { timeout: 10_000 })).toBeDefined();
  expect(asked).toEqual(["from here"]);
  act(() => statsShown.set(false));
  expect(asked).toEqual(["from here", "to here"]);
});
