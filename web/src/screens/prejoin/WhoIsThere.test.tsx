// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { usePeopleThere } from "../../store/context.ts";
import { showPage } from "../fake-page.tsx";
import { WhoIsThere } from "./WhoIsThere.tsx";

afterEach(cleanup);

test.each([
  [[], "Nobody is here yet"],
  [["Ana"], "Ana is here"],
  [["Ana", "Ben"], "Ana and Ben are here"],
  [["Ana", "Ben", "Cleo"], "Ana, Ben, and Cleo are here"],
  [["Ana", "Ben", "Cleo", "Dan"], "Ana, Ben, and 2 others are here"],
])("[WEB-166] before joining one sees who is there: %j", async (names, words) => {
  const people = names.map((name) => ({ name, state: "connected" as const }));
  showPage(<AtTheDoor />, {}, { people });
  expect(await screen.findByText(words)).toBeDefined();
});

test("[WEB-166] where it is not told, nothing is claimed", async () => {
  showPage(<AtTheDoor />);
  await act(async () => undefined);
  expect(screen.getByTestId("people-there").textContent).toBe("");
});

function AtTheDoor() {
  const { people } = usePeopleThere("review");
  return <WhoIsThere people={people} />;
}
