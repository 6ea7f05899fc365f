// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { Outcome } from "../../store/focus-over-http.ts";
import type { ConferenceView } from "../../store/view.ts";
import { showPage } from "../fake-page.tsx";
import { LeaveControl } from "./LeaveControl.tsx";

afterEach(cleanup);

test("[BAR-4] a guest leaves by one press, by words and by the sign alone", async () => {
  for (const inWords of [true, false]) {
    const { asked } = showPage(<LeaveControl inWords={inWords} />, inside(false));
    await userEvent.click(screen.getByRole("button", { name: "Leave" }));
    expect(asked).toEqual(["leave"]);
    cleanup();
  }
});

test("[BAR-4] a host says which: leaving alone is the first", async () => {
  const { asked } = showPage(<LeaveControl inWords />, inside(true));
  screen.getByTestId("leave").focus();
  await userEvent.keyboard("{Enter}{Enter}");
  await expect.poll(() => asked).toEqual(["leave"]);
});

test("[BAR-5] ending it for everyone is asked once more, and given up by Escape", async () => {
  const { page, asked } = showPage(<LeaveControl inWords />, inside(true));
  const ended = endsAs(page, "done");
  await askToEnd();
  expect(screen.getByRole("dialog").textContent).toContain("nobody can come back");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
  await askToEnd();
  await userEvent.click(screen.getByRole("button", { name: "End for everyone" }));
  expect(ended()).toBe(1);
  expect(asked).toEqual([]);
});

test.each<[Outcome, string]>([
  ["not-allowed", "You may not end this meeting"],
  ["unreachable", "The meeting goes on"],
])("[BAR-5] where it is %s, one is told: %s", async (outcome, title) => {
  const { page } = showPage(<LeaveControl inWords />, inside(true));
  const ended = endsAs(page, outcome);
  await askToEnd();
  await userEvent.click(screen.getByRole("button", { name: "End for everyone" }));
  expect((await screen.findByRole("alert")).textContent).toContain(title);
  await userEvent.click(screen.getByRole("button", { name: "End for everyone" }));
  expect(ended()).toBe(2);
});

async function askToEnd() {
  await userEvent.click(screen.getByTestId("leave"));
  await userEvent.click(screen.getByRole("menuitem", { name: /End for everyone/ }));
  await screen.findByRole("dialog");
}

/** The focus answers so; returns how often it was asked. */
function endsAs(page: ReturnType<typeof showPage>["page"], outcome: Outcome) {
  let asked = 0;
  page.hosting.endForEveryone = async () => {
    asked += 1;
    return outcome;
  };
  return () => asked;
}

function inside(isHost: boolean): Partial<ConferenceView> {
  const self = { entity: "sip:ada", name: "Ada", self: true, isHost, endpoints: [] };
  return { phase: { type: "in-conference" }, roster: [{ ...self, state: "connected" }] };
}
