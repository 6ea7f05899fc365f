// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { RosterEntryView, Wish } from "../../../store/view.ts";
import { clearToasts } from "../../../ui/toast.ts";
import { person, showPage } from "../../fake-page.tsx";
import { PeopleButton } from "../PeopleButton.tsx";
import { Roster } from "../Roster.tsx";

afterEach(cleanup);

const ask = "Ask everyone to mute";

test("[WEB-590] a host asks everyone to mute by one press; a guest is not offered it", async () => {
  const { asked, conference } = showRoster([host, person("Ben"), person("Cyd")]);
  await userEvent.click(screen.getByRole("button", { name: ask }));
  expect(asked).toEqual(["mute everyone"]);
  act(() => conference.setState({ roster: [{ ...host, isHost: false }, person("Ben")] }));
  expect(screen.queryByRole("button", { name: ask })).toBeNull();
});

test.each([
  ["alone", []],
  ["with one who is lost", [person("Ben", { state: "reconnecting" })]],
  ["with one who is coming", [person("Ben", { state: "connecting" })]],
] as const)("[WEB-591] a host %s is not offered to ask anybody", (_, others) => {
  showRoster([host, ...others]);
  expect(screen.queryByRole("button", { name: /mute/i })).toBeNull();
});

test("[WEB-591] where all others who are there are muted, it says so, and asks nobody", async () => {
  const lost = person("Dan", { state: "reconnecting" });
  const { asked, conference } = showRoster([host, person("Ben", { isMuted: true }), lost]);
  const button = screen.getByRole("button", { name: "Everyone else is muted" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(button);
  expect(asked).toEqual([]);
  act(() => conference.setState({ roster: [host, person("Ben")] }));
  await userEvent.click(screen.getByRole("button", { name: ask }));
  expect(asked).toEqual(["mute everyone"]);
});

test("[WEB-591] while it is under way it is not asked again, and the keyboard stays on it", async () => {
  const { asked, conference } = showRoster([host, person("Ben")]);
  const button = screen.getByRole("button", { name: ask });
  button.focus();
  act(() => conference.setState({ wishes: [wish("sending")] }));
  await userEvent.keyboard("{Enter}");
  expect([asked, document.activeElement]).toEqual([[], button]);
  act(() => conference.setState({ wishes: [wish("asked")] }));
  await userEvent.keyboard("{Enter}");
  expect(asked).toEqual(["mute everyone"]);
});

test.each([
  [0, "Everyone else is muted"],
  [1, "Asked 1 person to mute"],
  [4, "Asked 4 people to mute"],
])("[WEB-592] a host is told how many were asked: %i", (people, words) => {
  const { conference } = showRoster([host, person("Ben")]);
  act(() => conference.setState({ wishes: [{ ...wish("sending"), people }] }));
  expect(toasted()).toBe("");
  act(() => conference.setState({ wishes: [{ ...wish("asked"), people }] }));
  expect(toasted()).toContain(words);
});

test("[WEB-592] a host whose wish has failed is told so once, and may try again", async () => {
  const { asked, conference } = showRoster([host, person("Ben")]);
  act(() => conference.setState({ wishes: [wish("failed")] }));
  expect(toasted()).toContain("The others could not be asked to mute");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(asked).toEqual(["mute everyone"]);
  act(() => clearToasts());
  const other = { kind: "mute", entity: "sip:ben@example.org", sequence: 2 } as const;
  act(() => conference.setState({ wishes: [wish("failed"), { ...other, state: "sending" }] }));
  expect(toasted()).toBe("");
});

const host = person("Ada", { self: true, isHost: true });

function wish(state: "sending" | "asked" | "failed") {
  return { kind: "mute-everyone", people: 1, sequence: 1, state } satisfies Wish;
}

function showRoster(roster: readonly RosterEntryView[]) {
  return showPage(
    <>
      <PeopleButton open onOpen={() => undefined} />
      <Roster conference="review" onClose={() => undefined} />
    </>,
    { roster },
  );
}

function toasted(): string | null {
  return screen.getByRole("status", { name: "Notifications" }).textContent;
}
