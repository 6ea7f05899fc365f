// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { ConferenceView, RosterEntryView } from "../../store/view.ts";
import { clearToasts } from "../../ui/toast.ts";
import { room, showPage } from "../fake-page.tsx";
import { PeopleButton } from "./PeopleButton.tsx";
import { Roster } from "./Roster.tsx";

afterEach(cleanup);

test("[WEB-230] a room is one person with their cameras; one's own, hosts and the lost are marked", () => {
  const lostAt = Date.now() - 7_000;
  showRoster([
    person("Ada", { self: true, isHost: true }),
    person("Ben", { cameras: 3 }),
    person("Cleo", { state: "reconnecting", lostAt }),
    person("Dan", { state: "connecting" }),
  ]);
  expect(entries()).toEqual([
    "Ada(you)Host",
    "Ben3 cameras",
    "CleoReconnecting… 0:07",
    "DanJoining…",
  ]);
  expect(screen.getByRole("heading", { name: "People · 4" })).toBeDefined();
});

test("[WEB-231] raised hands come first, who has waited longest before all others", () => {
  showRoster([
    person("Ada", { self: true }),
    person("Ben", { handRaisedAt: 20 }),
    person("Cleo", { handRaisedAt: 10 }),
  ]);
  expect(names()).toEqual(["Cleo", "Ben", "Ada"]);
  expect(screen.getByText("Hand raised, number 1")).toBeDefined();
  expect(screen.getByText("Hand raised, number 2")).toBeDefined();
});

test("[WEB-232] among eight somebody can be looked for, in whatever case and with whatever accents", async () => {
  const seven = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gül"].map((name) => person(name));
  const { conference } = showRoster(seven);
  expect(screen.queryByRole("searchbox")).toBeNull();
  act(() => conference.setState({ roster: [...seven, person("Zoë")] }));
  await userEvent.type(screen.getByRole("searchbox", { name: "Find someone" }), "ZOE");
  expect(names()).toEqual(["Zoë"]);
  await userEvent.keyboard("x");
  expect(screen.getByText("Nobody of that name is here")).toBeDefined();
});

test("[WEB-233] a guest can pin others, mute them for themselves, and nothing else; oneself has no menu", async () => {
  const { asked } = showRoster([person("Ada", { self: true }), person("Ben")], {
    rooms: [room("Ben", ["live"])],
  });
  expect(screen.queryByRole("button", { name: "Options for Ada" })).toBeNull();
  expect(await menuOf("Ben")).toEqual(["Pin Ben", "Mute for me"]);
  await userEvent.click(screen.getByRole("menuitem", { name: "Pin Ben" }));
  await waitFor(() => expect(asked).toEqual(["pin sip:ben@example.org"]));
});

test("[WEB-234] a host asks somebody to mute, and is told what came of it", async () => {
  const { asked, conference } = showRoster([host, person("Ben")]);
  expect(await menuOf("Ben")).toEqual(["Ask to mute", "Remove…"]);
  await userEvent.click(screen.getByRole("menuitem", { name: "Ask to mute" }));
  await waitFor(() => expect(asked).toEqual([`mute ${ben}`]));
  const wish = (state: "sending" | "asked" | "failed", sequence: number) =>
    act(() => conference.setState({ wishes: [{ kind: "mute", entity: ben, sequence, state }] }));
  wish("sending", 1);
  expect(toasted()).toBe("");
  wish("asked", 1);
  expect(toasted()).toBe("Asked Ben to mute");
  wish("failed", 2);
  expect(toasted()).toContain("Ben could not be asked to mute");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(asked).toEqual([`mute ${ben}`, `mute ${ben}`]);
});

test("[WEB-439] a host whose wish for a hand to go down failed is told, and may try again", async () => {
  const { asked, conference } = showRoster([host, person("Ben", { handRaisedAt: 10 })]);
  const kind = "lower-hand";
  const wish = (state: "sending" | "failed") =>
    act(() => conference.setState({ wishes: [{ kind, entity: ben, sequence: 1, state }] }));
  wish("sending");
  expect(toasted()).toBe("");
  wish("failed");
  expect(toasted()).toContain("Ben's hand could not be lowered");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(asked).toEqual([`lower hand ${ben}`]);
});

test("[PART-197] a host is told of each wish what came of it, whichever was first, and once", () => {
  const { conference } = showRoster([host, person("Ben"), person("Cleo")]);
  const kind = "mute";
  const ofBen = { kind, entity: ben, sequence: 1 } as const;
  const ofCleo = { kind, entity: "sip:cleo@example.org", sequence: 2, state: "asked" } as const;
  act(() => conference.setState({ wishes: [{ ...ofBen, state: "sending" }, ofCleo] }));
  expect(toasted()).toContain("Asked Cleo to mute");
  const wishes = [{ ...ofBen, state: "failed" as const }, ofCleo];
  act(() => conference.setState({ wishes }));
  const both = toasted();
  expect(both).toContain("Asked Cleo to mute");
  expect(both).toContain("Ben could not be asked to mute");
  act(() => clearToasts());
  act(() => conference.setState({ wishes: [...wishes] }));
  expect(toasted()).toBe("");
});

test("[WEB-357] who is muted is marked so, oneself too, and is not asked to mute", async () => {
  showRoster([
    person("Ada", { self: true, isHost: true, isMuted: true }),
    person("Ben", { isMuted: true }),
    person("Cleo"),
    person("Dan", { isMuted: true, state: "reconnecting" }),
  ]);
  const marked = screen
    .getAllByText("Muted")
    .map((mark) => mark.closest("li")?.dataset["participant"]);
  expect(marked).toEqual(["Ada", "Ben"]);
  expect(await menuOf("Ben")).toEqual(["Remove…"]);
});

test("[WEB-358] a host takes a raised hand down; nobody else does, and not that of who is lost", async () => {
  const { asked, conference } = showRoster([host, person("Ben", { handRaisedAt: 10 })]);
  expect(await menuOf("Ben")).toEqual(["Ask to mute", "Lower hand", "Remove…"]);
  await userEvent.click(screen.getByRole("menuitem", { name: "Lower hand" }));
  await waitFor(() => expect(asked).toEqual([`lower hand ${ben}`]));
  const state = "reconnecting";
  act(() => conference.setState({ roster: [host, person("Ben", { handRaisedAt: 10, state })] }));
  await menuOf("Ben");
  const lower = screen.getByRole("menuitem", { name: "Lower hand" });
  expect(lower.getAttribute("aria-disabled")).toBe("true");
});

test("[WEB-234] who is lost cannot be asked, but be removed", async () => {
  showRoster([host, person("Ben", { state: "reconnecting" })]);
  await menuOf("Ben");
  const ask = screen.getByRole("menuitem", { name: "Ask to mute" });
  expect(ask.getAttribute("aria-disabled")).toBe("true");
  const remove = screen.getByRole("menuitem", { name: "Remove…" });
  expect(remove.getAttribute("aria-disabled")).toBeNull();
});

test.each([
  ["done", "Ben was removed"],
  ["not-allowed", "You may not remove Ben"],
  ["unreachable", "Ben could not be removed. Check your network."],
] as const)(
  "[WEB-235] a host removes somebody only after a second thought; %s is told",
  async (outcome, words) => {
    const { page } = showRoster([host, person("Ben")]);
    const removed: string[] = [];
    page.hosting.remove = (entity) => {
      removed.push(entity);
      return Promise.resolve(outcome);
    };
    await chooseRemove();
    await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(removed).toEqual([]);
    await chooseRemove();
    const dialog = await screen.findByRole("dialog", { name: "Remove Ben?" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
    expect(removed).toEqual([ben]);
    await waitFor(() => expect(toasted()).toContain(words));
  },
);

test("[WEB-372] who leaves while they are to be removed has left already, and that is said", async () => {
  const { conference, page } = showRoster([host, person("Ben")]);
  const removed: string[] = [];
  page.hosting.remove = (entity) => {
    removed.push(entity);
    return Promise.resolve("done");
  };
  await chooseRemove();
  await screen.findByRole("dialog", { name: "Remove Ben?" });
  act(() => conference.setState({ roster: [host] }));
  const dialog = screen.getByRole("dialog", { name: "Ben has left already" });
  expect(within(dialog).queryByRole("button", { name: "Remove" })).toBeNull();
  const [, close] = within(dialog).getAllByRole("button", { name: "Close" });
  if (close) await userEvent.click(close);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(removed).toEqual([]);
});

const ben = "sip:ben@example.org";
const host = person("Ada", { self: true, isHost: true });

function showRoster(roster: readonly RosterEntryView[], view: Partial<ConferenceView> = {}) {
  return showPage(
    <>
      <PeopleButton open onOpen={() => undefined} />
      <Roster conference="review" onClose={() => undefined} />
    </>,
    { roster, ...view },
  );
}

function person(name: string, more: Partial<RosterEntryView> = {}): RosterEntryView {
  return {
    entity: `sip:${name.toLowerCase()}@example.org`,
    name,
    self: false,
    isHost: false,
    endpoints: [],
    state: "connected",
    ...more,
  };
}

/** Without the initials of their avatars. */
function entries(): readonly string[] {
  return screen.getAllByTestId("roster-entry").map((entry) => (entry.textContent ?? "").slice(1));
}

function names(): readonly (string | undefined)[] {
  return screen.getAllByTestId("roster-entry").map(({ dataset }) => dataset["participant"]);
}

async function menuOf(name: string): Promise<readonly (string | null)[]> {
  await userEvent.click(screen.getByRole("button", { name: `Options for ${name}` }));
  return screen.getAllByRole("menuitem").map(({ textContent }) => textContent);
}

async function chooseRemove(): Promise<void> {
  await menuOf("Ben");
  await userEvent.click(screen.getByRole("menuitem", { name: "Remove…" }));
}

function toasted(): string | null {
  return screen.getByRole("status", { name: "Notifications" }).textContent;
}
