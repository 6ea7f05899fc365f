// @vitest-environment happy-dom
import { act, cleanup } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { RosterEntryView } from "../../store/view.ts";
import { announced } from "../../ui/announce.ts";
import { toasts } from "../../ui/toast.ts";
import { person, showPage } from "../fake-page.tsx";
import { ComingsAndGoings } from "./ComingsAndGoings.tsx";

afterEach(cleanup);

test("[WEB-154] who leaves and who joins is told, those close together in one", () => {
  const { conference } = showPage(<ComingsAndGoings />, { roster: people("Ada", "Ben") });
  const there = (...names: string[]) =>
    act(() => conference.setState({ roster: people(...names) }));
  there("Ada");
  expect(said()).toEqual(["Ben left"]);
  there("Ada", "Cleo");
  expect(said()).toEqual(["Ben left and Cleo joined"]);
  there("Ada", "Cleo", "Ben");
  expect(said()).toEqual(["Cleo and Ben joined"]);
});

test("[WEB-557] two of the same name are two: one who leaves, and another who joins", () => {
  const ben = person("Ben");
  const other = person("Ben", { entity: "sip:ben@example.com" });
  const { conference } = showPage(<ComingsAndGoings />, { roster: [ben] });
  const there = (...roster: readonly RosterEntryView[]) =>
    act(() => conference.setState({ roster }));
  there(ben, other);
  expect(said()).toEqual(["Ben joined"]);
  there(other);
  expect(said()).toEqual(["Ben left and Ben joined"]);
});

test("[WEB-154] the first roster is no news, nor is one's own coming", () => {
  const { conference } = showPage(<ComingsAndGoings />);
  act(() => conference.setState({ roster: people("Ada", "Ben") }));
  act(() => conference.setState({ roster: people("Ben") }));
  expect(said()).toEqual([]);
});

test("[WEB-504] above ten people nobody is told who comes and goes", () => {
  const ten = ["Ada", ...Array.from("BCDEFGHIJ")];
  const { conference } = showPage(<ComingsAndGoings />, { roster: people(...ten, "Zoe") });
  const there = (...names: string[]) =>
    act(() => conference.setState({ roster: people(...names) }));
  const { turn } = announced.get();
  there(...ten, "Zoe", "Yan");
  there(...ten, "Yan");
  expect(said()).toEqual([]);
  there(...ten);
  expect(said()).toEqual(["Yan left"]);
  expect(announced.get().turn).toBe(turn);
});

/** Ada is oneself. */
function people(...names: readonly string[]): readonly RosterEntryView[] {
  return names.map((name) => person(name, { self: name === "Ada" }));
}

function said() {
  return toasts.get().map(({ words }) => words);
}
