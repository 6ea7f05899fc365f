// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import type { ShortcutId } from "../../shortcuts/catalogue.ts";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { showPage } from "../fake-page.tsx";
import { ShortcutList } from "./ShortcutList.tsx";

afterEach(cleanup);

test("[KEY-6] the list has the keys that do something here, each with what it does", () => {
  listOver("microphone", "people", "toolbar");
  const rows = [...document.querySelectorAll("dl > div")].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  expect(rows).toEqual([
    ["Microphone on or off", "M"],
    ["People", "P"],
    ["Go to the toolbar", "F2"],
  ]);
});

test("[KEY-6] a group of which nothing acts is left out", () => {
  listOver("people");
  const headings = screen.getAllByRole("heading", { level: 3 });
  expect(headings.map(({ textContent }) => textContent)).toEqual(["Meeting"]);
});

test("[KEY-3] where single keys are switched off, the list says so", () => {
  const { page } = listOver("microphone");
  const off = "Single-key shortcuts are switched off in the settings.";
  expect(screen.queryByText(off)).toBeNull();
  act(() => page.settings.setState({ singleKeys: false }));
  expect(screen.getByText(off)).toBeDefined();
});

/** The list is opened over a page on which keys act already. */
function listOver(...acting: ShortcutId[]) {
  const shown = showPage(<Page acting={acting} />);
  fireEvent.click(screen.getByRole("button", { name: "Which keys?" }));
  return shown;
}

function Page({ acting }: { readonly acting: readonly ShortcutId[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {acting.map((id) => (
        <Acting key={id} id={id} />
      ))}
      <button type="button" onClick={() => setOpen(true)}>
        Which keys?
      </button>
      {open && <ShortcutList onClose={() => undefined} />}
    </>
  );
}

function Acting({ id }: { readonly id: ShortcutId }) {
  useShortcut(id, () => undefined);
  return null;
}
