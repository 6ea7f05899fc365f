// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { showPage } from "../fake-page.tsx";
import { LayoutPicker } from "./LayoutPicker.tsx";

afterEach(cleanup);

test("[LAY-13] the layouts are a menu, the one in force is checked and has the keyboard", async () => {
  showPage(<LayoutPicker />, { layout: "speaker" });
  await userEvent.click(button());
  const group = screen.getByRole("group", { name: "Layout" });
  const options = within(group).getAllByRole("menuitemradio");
  expect(options.map(({ textContent }) => textContent)).toEqual([
    "ImmersiveAll cameras of all rooms",
    "SpeakerThe room that speaks",
    "GalleryOne picture of each room",
  ]);
  expect(within(group).getByRole("menuitemradio", { checked: true })).toBe(options[1]);
  expect(document.activeElement).toBe(options[1]);
});

test("[WEB-556] the button's name is told once, and the layout with it", () => {
  showPage(<LayoutPicker />, { layout: "speaker" });
  expect(button().getAttribute("aria-label")).toBe("Layout");
  expect(button().getAttribute("aria-description")).toBe("Speaker");
});

test("[LAY-13] one is chosen by arrows and Enter, kept, and the keyboard is back at the button", async () => {
  const { asked, page } = showPage(<LayoutPicker />);
  button().focus();
  await userEvent.keyboard("{Enter}{ArrowDown}{Enter}");
  expect(asked).toEqual(["layout speaker"]);
  expect(page.kept.layout()).toBe("speaker");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(button());
});

test("[LAY-13] Escape changes nothing; whoever goes elsewhere closes it", async () => {
  const { asked } = showPage(
    <>
      <LayoutPicker />
      <button type="button">Elsewhere</button>
    </>,
  );
  await userEvent.click(button());
  await userEvent.keyboard("{ArrowDown}{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(button());
  await userEvent.click(button());
  await userEvent.click(screen.getByText("Elsewhere"));
  expect(screen.queryByRole("menu")).toBeNull();
  await userEvent.click(button());
  await userEvent.click(button());
  expect(screen.queryByRole("menu")).toBeNull();
  expect(asked).toEqual([]);
});

test("[LAY-31] room or segment switching, and saving data, are chosen in the same menu", async () => {
  const { asked, conference } = showPage(<LayoutPicker />, { switching: "room" });
  await userEvent.click(button());
  const group = screen.getByRole("group", { name: /^Who speaks/ });
  expect(within(group).getByRole("menuitemradio", { checked: true }).textContent).toBe(
    "Whole room",
  );
  const data = screen.getByRole("menuitemcheckbox", { name: /^Save data/, checked: false });
  await userEvent.click(data);
  act(() => conference.setState({ savesData: true }));
  expect(data.getAttribute("aria-checked")).toBe("true");
  await userEvent.click(within(group).getByText("Only the camera that speaks"));
  expect(asked).toEqual(["save data on", "switching segment"]);
});

test("[LAY-14] W goes through the layouts, and each is said", async () => {
  const { asked, conference } = showPage(<LayoutPicker />);
  for (const layout of ["speaker", "gallery", "immersive"] as const) {
    await userEvent.keyboard("w");
    act(() => conference.setState({ layout }));
  }
  expect(asked).toEqual(["layout speaker", "layout gallery", "layout immersive"]);
  expect(screen.getByText("Layout: Immersive")).toBeDefined();
});

test("[LAY-14] a W that is typed, or part of a shortcut of the browser's, changes nothing", async () => {
  const { asked } = showPage(
    <>
      <LayoutPicker />
      <input aria-label="Name" />
    </>,
  );
  await userEvent.type(screen.getByLabelText("Name"), "w");
  await userEvent.click(document.body);
  await userEvent.keyboard("{Control>}w{/Control}{Meta>}w{/Meta}{Alt>}w{/Alt}");
  expect(asked).toEqual([]);
});

function button() {
  return screen.getByRole("button", { name: "Layout" });
}
