// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { LeftReason, LossCause } from "../../store/view.ts";
import { showPage } from "../fake-page.tsx";
import { Left } from "./Left.tsx";

afterEach(cleanup);

test.each<[LeftReason, string]>([
  ["left", "You left the meeting"],
  ["removed", "You were removed from the meeting"],
  ["ended", "The meeting has ended"],
  ["asleep", "The meeting went to sleep"],
  ["replaced", "You joined from another window"],
  ["lost", "Couldn't reconnect"],
  ["refused", "The meeting did not take you back"],
])("[WEB-90] %s: %s", (reason, title) => {
  showPage(<Left reason={reason} mayRejoin={false} />);
  expect(screen.getByRole("heading").textContent).toBe(title);
  expect(screen.queryByTestId("rejoin")).toBeNull();
  expect(screen.getByRole("link", { name: "Home" }).getAttribute("href")).toBe("/");
});

test.each([
  { mayRejoin: true, place: "the button back" },
  { mayRejoin: false, place: "the heading" },
])("[WEB-250] the keyboard goes on where the screen begins: $place", ({ mayRejoin }) => {
  showPage(<Left reason="left" mayRejoin={mayRejoin} />);
  const place = mayRejoin ? screen.getByTestId("rejoin") : screen.getByRole("heading");
  expect(document.activeElement).toBe(place);
});

test.each<[LossCause, RegExp]>([
  ["network-gone", /has no network/],
  ["focus-unreachable", /did not answer/],
  ["media-lost", /did not come through/],
  ["dialog-ended", /let go of the connection/],
  ["asked-to-wait", /busy/],
])("[WEB-94] a connection that was lost says of what: %s", (cause, words) => {
  showPage(<Left reason="lost" mayRejoin cause={cause} />);
  expect(screen.getByTestId("left").textContent).toMatch(words);
  expect(screen.getByTestId("rejoin").textContent).toBe("Rejoin the meeting");
});

test("[WEB-374] who was removed is told by whom, where the focus tells it", () => {
  showPage(<Left reason="removed" mayRejoin={false} by="Ana" />);
  expect(screen.getByRole("heading").textContent).toBe("Ana removed you from the meeting");
  expect(screen.getByTestId("left").textContent).not.toContain("Someone");
});

test("[WEB-375] a full meeting says how many of how many are in, on the way back, too", async () => {
  const refusal = { status: 486, warning: "102 Too many participants" };
  const people = ["Ana", "Ben"].map((name) => ({ name, state: "connected" as const }));
  const world = { people, most: 2 };
  showPage(<Left reason="refused" mayRejoin refusal={refusal} />, { conference: "review" }, world);
  expect(await screen.findByText(/^2 of 2 people are in\./)).toBeDefined();
});

test("[WEB-376] after a loss it is told who came and went meanwhile, once the focus tells it", async () => {
  const people = ["Ada", "Ana", "Cleo"].map((name) => ({ name, state: "connected" as const }));
  const before = { self: "Ada", others: ["Ana", "Ben"] };
  showPage(<Left reason="lost" mayRejoin before={before} />, { conference: "review" }, { people });
  expect(await screen.findByText("Meanwhile Ben left and Cleo joined.")).toBeDefined();
});

test("[WEB-376] where nobody can be asked nothing is claimed", async () => {
  const before = { self: "Ada", others: ["Ana", "Ben"] };
  showPage(<Left reason="lost" mayRejoin before={before} />, { conference: "review" });
  await act(async () => undefined);
  expect(screen.getByTestId("left").textContent).not.toContain("Meanwhile");
});

test("[WEB-160] how long one was in is told, where one was in", () => {
  const { page } = showPage(<Left reason="left" mayRejoin />);
  expect(screen.getByTestId("left").textContent).not.toContain("You were in");
  act(() => page.stay.setState({ lastedMs: 65 * 60_000 }));
  expect(screen.getByTestId("left").textContent).toContain("You were in for 1 hour, 5 minutes.");
});

test("[WEB-91] who may rejoin does so with Enter, with fresh devices", async () => {
  const { page, joined } = showPage(<Left reason="left" mayRejoin />);
  page.visit.enter("review", "?simulate=1&name=Ada");
  expect(document.activeElement).toBe(screen.getByTestId("rejoin"));
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => joined).toHaveLength(1);
  expect(joined[0]?.cameras).toHaveLength(3);
});

test.each([
  [{ status: 403, warning: "122 Function not allowed" }, "You are not on the list"],
  [{ status: 403, warning: "Join link has expired" }, "This link has expired"],
  [{ status: 486, warning: "102 Too many participants" }, "The meeting is full"],
])("[WEB-92] who is not taken back is told why, and may try again: %j", (refusal, title) => {
  showPage(<Left reason="refused" mayRejoin refusal={refusal} />);
  expect(screen.getByRole("heading").textContent).toBe(title);
  expect(screen.getByTestId("rejoin").textContent).toBe("Try again");
  expect(screen.getByText(`SIP ${refusal.status} · ${refusal.warning}`)).toBeDefined();
});

test("[WEB-92] a meeting that is over is over however one heard of it", () => {
  const refusal = { status: 404, warning: "123 Session does not exist" };
  showPage(<Left reason="ended" mayRejoin={false} refusal={refusal} />);
  expect(screen.getByRole("heading").textContent).toBe("The meeting has ended");
  expect(screen.getByText("SIP 404 · 123 Session does not exist")).toBeDefined();
});

test("[WEB-93] a meeting that went to sleep can be started again", async () => {
  const { page, joined } = showPage(<Left reason="asleep" mayRejoin />);
  page.visit.enter("review", "?simulate=1&name=Ada");
  await userEvent.click(screen.getByRole("button", { name: "Start it again" }));
  await expect.poll(() => joined).toHaveLength(1);
  expect(joined[0]).toMatchObject({ conference: "review", name: "Ada" });
});
