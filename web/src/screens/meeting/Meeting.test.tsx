// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeTrack } from "../../store/fake-devices.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { person, room, showPage } from "../fake-page.tsx";
import { staged } from "./fake-stage.ts";
import { Meeting } from "./Meeting.tsx";

beforeEach(() => {
  installFakeMedia();
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      matches: query.includes("min-width"),
      media: query,
    }) as MediaQueryList;
});
afterEach(cleanup);

test("[WEB-71] a lost room keeps its place, says for how long, in stage and roster", () => {
  const lostAt = Date.now() - 7_000;
  const lost = { state: "reconnecting", lostAt } as const;
  showPage(
    <Meeting conference="review" />,
    staged({
      rooms: [room("Ben", ["live", "live", "live"], lost), room("Cleo", ["live"])],
      roster: [person("Ada", { self: true }), person("Ben", lost), person("Cleo")],
    }),
  );
  expect(screen.getAllByTestId("room")[0]?.dataset["state"]).toBe("reconnecting");
  expect(screen.getAllByTestId("tile").map(({ dataset }) => dataset["state"])).toEqual([
    "reconnecting",
    "reconnecting",
    "reconnecting",
    "connecting",
  ]);
  expect(screen.getAllByText(/^Reconnecting… 0:0[789]$/)).toHaveLength(2);
  expect(roster()).toEqual(["Ada connected", "Ben reconnecting", "Cleo connected"]);
});

test("[WEB-73] alone, one is told so and given the link; with others on the way, one is not", () => {
  const { conference } = showPage(<Meeting conference="review" />, {
    roster: [person("Ada", { self: true })],
  });
  expect(screen.getByText("You're the only one here")).toBeDefined();
  expect(screen.getByText(/\/m\/review$/)).toBeDefined();
  act(() => conference.setState({ roster: [person("Ada", { self: true }), person("Ben")] }));
  expect(screen.queryByText("You're the only one here")).toBeNull();
});

test("[WEB-438] before the focus has said who is there, nobody is told that they are alone", () => {
  const { conference } = showPage(<Meeting conference="review" />, { roster: [] });
  expect(screen.queryByText("You're the only one here")).toBeNull();
  act(() => conference.setState({ roster: [person("Ada", { self: true })] }));
  expect(screen.getByText("You're the only one here")).toBeDefined();
});

test("[WEB-74] the banner says what the connection does, and offers to try at once", async () => {
  const { conference, asked } = showPage(<Meeting conference="review" />, {
    phase: { type: "in-conference" },
    banner: { type: "lost", cause: "focus-unreachable", attempt: 1 },
  });
  const banner = screen.getByTestId("banner");
  expect(banner.textContent).toContain(
    "Connection lost. Reconnecting… (attempt 1) The meeting cannot be reached.",
  );
  await userEvent.click(within(banner).getByRole("button", { name: "Retry now" }));
  await userEvent.click(within(banner).getByRole("button", { name: "Leave" }));
  expect(asked).toEqual(["retry now", "leave"]);
  act(() =>
    conference.setState({ banner: { type: "back", left: ["Ben"], joined: ["Ana", "Li", "Bo"] } }),
  );
  expect(screen.getByTestId("banner").textContent).toBe(
    "You're back. Ben left and Ana and 2 others joined meanwhile.",
  );
});

test("[WEB-76] a single real camera is mirrored; simulated ones and rooms never are", () => {
  const own = (simulated: boolean) =>
    ({ position: "centre", track: fakeTrack("own"), simulated }) as const;
  const { conference } = showPage(<Meeting conference="review" />, { ownCameras: [own(false)] });
  expect(mirrored()).toEqual(["true"]);
  act(() => conference.setState({ ownCameras: [own(true)] }));
  expect(mirrored()).toEqual(["false"]);
  act(() => conference.setState({ ownCameras: [{ ...own(false), position: "left" }, own(false)] }));
  expect(mirrored()).toEqual(["false", "false"]);
});

test("[WEB-77] people can be hidden and shown, by keyboard too", async () => {
  showPage(<Meeting conference="review" />, { roster: [person("Ada", { self: true })] });
  screen.getByRole("button", { name: "People", expanded: true }).focus();
  await userEvent.keyboard("{Enter}");
  expect(screen.queryByTestId("roster-entry")).toBeNull();
  await userEvent.keyboard("{Enter}");
  expect(roster()).toEqual(["Ada connected"]);
});

test("[WEB-78] leaving is one click", async () => {
  const { asked } = showPage(<Meeting conference="review" />, { phase: { type: "in-conference" } });
  await userEvent.click(screen.getByTestId("leave"));
  expect(asked).toEqual(["leave"]);
});

function roster() {
  return screen
    .getAllByTestId("roster-entry")
    .map(({ dataset }) => [dataset["participant"], dataset["state"]].join(" "));
}

function mirrored() {
  return screen.getAllByTestId("own-tile").map(({ dataset }) => dataset["mirrored"]);
}
