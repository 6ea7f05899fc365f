// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { person, room, showPage } from "../fake-page.tsx";
import { staged } from "./fake-stage.ts";
import { Pages } from "./Pages.tsx";
import { Roster } from "./Roster.tsx";
import { Stage } from "./Stage.tsx";

const ben = room("Ben", ["live"]);
const cleo = room("Cleo", ["live"]);

beforeEach(installFakeMedia);
afterEach(cleanup);

test("[WEB-522] whoever speaks is marked in the list of people, and is not called muted meanwhile", () => {
  const roster = [person("Ben", { isMuted: true }), person("Cleo")];
  const { page } = showPage(<Roster conference="review" onClose={() => undefined} />, { roster });
  expect(speakers()).toEqual([]);
  expect(screen.getByTestId("muted")).toBeDefined();
  act(() => page.speaking.store.setState(new Set([ben.entity]), true));
  expect(speakers()).toEqual(["Ben"]);
  expect(screen.getByText("Speaking")).toBeDefined();
  expect(screen.queryByTestId("muted")).toBeNull();
});

test("[WEB-517] a dot says on which side of the page somebody speaks, and in words who", () => {
  const view = staged({ rooms: [ben] });
  const { page } = showPage(<Pages />, {
    ...view,
    rooms: [ben, cleo],
    ...(view.stage && { stage: { ...view.stage, pages: 2 } }),
  });
  expect(screen.queryByTestId("speaks-there")).toBeNull();
  act(() => page.speaking.store.setState(new Set([cleo.entity]), true));
  const next = screen.getByRole("button", { name: "Next page" });
  expect(next.contains(screen.getByTestId("speaks-there"))).toBe(true);
  expect(next.getAttribute("aria-description")).toBe("Cleo is speaking there");
});

test("[WEB-541] of many who speak there one is named and the others are counted; a name turns no words around it", () => {
  const amr = room("عمر", ["live"]);
  const view = staged({ rooms: [ben] });
  const { page } = showPage(<Pages />, {
    ...view,
    rooms: [ben, amr, cleo, room("Dan", ["live"])],
    ...(view.stage && { stage: { ...view.stage, pages: 2 } }),
  });
  const told = () =>
    screen.getByRole("button", { name: "Next page" }).getAttribute("aria-description");
  const speak = (...entities: string[]) =>
    act(() => page.speaking.store.setState(new Set(entities), true));
  speak(amr.entity);
  expect(told()).toBe("\u2068عمر\u2069 is speaking there");
  speak(amr.entity, cleo.entity);
  expect(told()).toBe("\u2068عمر\u2069 and Cleo are speaking there");
  speak(amr.entity, cleo.entity, room("Dan", []).entity);
  expect(told()).toBe("\u2068عمر\u2069 and 2 others are speaking there");
});

test("[WEB-523] somebody is muted for oneself in the list of people, and heard again; tile and list say so", async () => {
  const { page } = showPage(
    <>
      <Stage />
      <Roster conference="review" onClose={() => undefined} />
    </>,
    { ...staged({ rooms: [ben] }), roster: [person("Ben")] },
  );
  await choose(1, "Mute for me");
  expect([...page.silenced.store.getState()]).toEqual([ben.entity]);
  expect(screen.getAllByText("Muted for me")).toHaveLength(2);
  await choose(1, "Unmute for me");
  expect([...page.silenced.store.getState()]).toEqual([]);
  expect(screen.queryByText("Muted for me")).toBeNull();
});

test("[WEB-523] likewise in the menu of their picture; what is presented has no sound to mute", async () => {
  const presented = { captureId: "VP", description: "", state: "live" } as const;
  const { page } = showPage(<Stage />, staged({ rooms: [ben], presentations: [presented] }));
  await choose(0, "Mute for me");
  expect([...page.silenced.store.getState()]).toEqual([ben.entity]);
  await userEvent.click(screen.getByRole("button", { name: "Options for Presentation" }));
  expect(screen.getAllByRole("menuitem").map(({ textContent }) => textContent)).not.toContain(
    "Mute for me",
  );
});

async function choose(nth: number, item: string): Promise<void> {
  const menus = screen.getAllByRole("button", { name: "Options for Ben" });
  const menu = menus[nth];
  if (menu) await userEvent.click(menu);
  await userEvent.click(screen.getByRole("menuitem", { name: item }));
}

function speakers(): readonly (string | undefined)[] {
  const entries = screen.getAllByTestId("roster-entry");
  return entries
    .filter(({ dataset }) => dataset["speaking"] === "true")
    .map(({ dataset }) => dataset["participant"]);
}
