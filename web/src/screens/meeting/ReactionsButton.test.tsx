// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { Reaction, ReactionView } from "../../store/view.ts";
import { announced } from "../../ui/announce.ts";
import { person, showPage } from "../fake-page.tsx";
import { ReactionsButton } from "./ReactionsButton.tsx";

afterEach(cleanup);

test("[WEB-240] six signs stand in a row, and arrows to the side go through them", async () => {
  const { asked } = showPage(<ReactionsButton />);
  screen.getByRole("button", { name: "Reactions" }).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(focused()).toBe("Thumbs up"));
  await userEvent.keyboard("{ArrowRight}");
  expect(focused()).toBe("Heart");
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(focused()).toBe("Surprise");
  await userEvent.keyboard("{ArrowDown}");
  expect(focused()).toBe("Raise hand");
  await userEvent.keyboard("{ArrowUp}{Enter}");
  expect(asked).toEqual(["react 😮"]);
});

test("[WEB-240] each has a key, as has the hand, and is said", async () => {
  const { asked, conference } = showPage(<ReactionsButton />);
  await userEvent.keyboard("1");
  expect(announced.get().words).toBe("Thumbs up");
  await userEvent.keyboard("6h");
  expect(announced.get().words).toBe("Your hand is up");
  act(() => conference.setState({ handRaised: true }));
  await userEvent.keyboard("h");
  expect(announced.get().words).toBe("Your hand is down");
  expect(asked).toEqual(["react 👍", "react 😮", "hand up", "hand down"]);
});

test("[WEB-241] one's own hand has its number in line, on the button and in the menu", async () => {
  const { conference } = showPage(<ReactionsButton />, { handRaised: true });
  expect(screen.getByRole("button", { name: "Reactions" })).toBeDefined();
  const roster = [
    person("Ben", { handRaisedAt: 10 }),
    person("Ada", { handRaisedAt: 20, self: true }),
  ];
  act(() => conference.setState({ roster }));
  const words = "Your hand is up, number 2 in line";
  expect(announced.get().words).toBe(words);
  await userEvent.click(screen.getByRole("button", { name: /number 2 in line/ }));
  expect(screen.getByRole("menuitem", { name: /Lower hand/ }).textContent).toContain(words);
});

test("[WEB-242] who raises a hand is told, several in one; hands that were up already are no news", () => {
  const { conference } = showPage(<ReactionsButton />);
  const [ada, ben, cleo] = [person("Ada", { self: true }), person("Ben"), person("Cleo")];
  act(() => conference.setState({ roster: [ada, ben, cleo, person("Dan", { handRaisedAt: 1 })] }));
  expect(toasted()).toBe("");
  act(() =>
    conference.setState({
      roster: [ada, person("Ben", { handRaisedAt: 2 }), cleo, person("Dan", { handRaisedAt: 1 })],
    }),
  );
  expect(toasted()).toBe("Ben raised a hand");
  act(() =>
    conference.setState({
      roster: [ada, person("Ben", { handRaisedAt: 2 }), person("Cleo", { handRaisedAt: 3 })],
    }),
  );
  expect(toasted()).toBe("Ben and Cleo raised their hands");
});

test("[WEB-359] whose hand a host takes down is told by whom, once", () => {
  const { conference } = showPage(<ReactionsButton />, { handRaised: true });
  act(() => conference.setState({ handRaised: false, handLowered: { by: "Ben", at: 1 } }));
  expect(toasted()).toBe("Ben lowered your hand");
  act(() => conference.setState({ handRaised: true }));
  act(() => conference.setState({ handRaised: false, handLowered: { by: "", at: 2 } }));
  expect(toasted()).toBe("A host lowered your hand");
});

test("[WEB-243] how others react is spoken, several in one; one's own is seen by oneself", async () => {
  const { conference } = showPage(<ReactionsButton />, {
    roster: [person("Ada", { self: true })],
  });
  const seen = [reaction("Ben", "👏"), reaction("Ada", "👍"), reaction("Cleo", "👏")];
  act(() => conference.setState({ reactions: seen.slice(0, 2) }));
  act(() => conference.setState({ reactions: seen }));
  await waitFor(() => expect(announced.get().words).toBe("Ben and Cleo: Applause"), {
    timeout: 3_000,
  });
  const own = screen.getAllByTestId("own-reaction").map(({ textContent }) => textContent);
  expect(own).toEqual(["👍"]);
});

function reaction(name: string, emoji: Reaction): ReactionView {
  return { id: `${name} ${emoji}`, entity: person(name).entity, name, emoji };
}

function focused(): string | null | undefined {
  const { activeElement } = document;
  return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent;
}

function toasted(): string | null {
  return screen.getByRole("status", { name: "Notifications" }).textContent;
}
