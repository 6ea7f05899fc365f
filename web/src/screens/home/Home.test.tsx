// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { firstChoices } from "../../store/choices.ts";
import { PageContext } from "../../store/context.ts";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { showPage } from "../fake-page.tsx";
import { Home } from "./Home.tsx";

afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/");
});

test("[WEB-110] a name or a pasted link leads to its meeting", async () => {
  showPage(<Home />);
  await userEvent.keyboard("Weekly Review{Enter}");
  expect(window.location.pathname).toBe("/m/weekly-review");
});

test("[WEB-110] with nothing typed, nothing happens", async () => {
  showPage(<Home />);
  const before = window.location.href;
  await userEvent.keyboard(" - {Enter}");
  expect(window.location.href).toBe(before);
});

test("[WEB-111] a three-camera room opens pre-join with simulated cameras", async () => {
  showPage(<Home />);
  await userEvent.keyboard("review");
  const link = screen.getByRole("link", { name: "Try a three-camera room" });
  expect(link.getAttribute("href")).toBe("/m/review?simulate=1&cameras=3");
});

test("[WEB-112] recent meetings lead back, with when they were joined last; a held seat is marked", () => {
  localStorage.clear();
  const { page, again } = showHome();
  expect(screen.getByText("Meetings you have joined will be listed here.")).toBeDefined();
  page.kept.keepMeeting("standup");
  page.kept.keepMeeting("review");
  page.kept.keepMark("review", firstChoices);
  again();
  const links = screen.getAllByRole("listitem").map((item) => item.querySelector("a"));
  expect(links.map((link) => link?.getAttribute("href"))).toEqual(["/m/review", "/m/standup"]);
  expect(links.map((link) => link?.textContent)).toEqual(["reviewYour seat is held", "standupnow"]);
});

test("[WEB-526] a new meeting is at hand without a name to be made up", async () => {
  showPage(<Home />);
  await userEvent.click(screen.getByRole("button", { name: "New meeting" }));
  expect(window.location.pathname).toMatch(/^\/m\/[a-z]{4}(-[a-z]{4}){3}$/);
});

test("[WEB-528] a meeting is taken off the list, and the keyboard stays there", async () => {
  const { page, again } = showHome();
  page.kept.keepMeeting("standup");
  page.kept.keepMeeting("review");
  again();
  await userEvent.click(screen.getByRole("button", { name: "Take review off the list" }));
  const links = screen.getAllByRole("listitem").map((item) => item.querySelector("a"));
  expect(links.map((link) => link?.getAttribute("href"))).toEqual(["/m/standup"]);
  expect(page.kept.recentMeetings().map(({ conference }) => conference)).toEqual(["standup"]);
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Recent meetings" }));
});

/** Home, and how to come to it once more. */
function showHome() {
  const { page } = showPage(<Home />);
  const again = () => {
    cleanup();
    render(
      <PageContext value={page}>
        <PageFrame>
          <Home />
        </PageFrame>
      </PageContext>,
    );
  };
  return { page, again };
}
