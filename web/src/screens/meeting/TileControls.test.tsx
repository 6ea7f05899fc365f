// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { showPage } from "../fake-page.tsx";
import { TileControls } from "./TileControls.tsx";

const matchMedia = window.matchMedia.bind(window);
afterEach(() => {
  cleanup();
  window.matchMedia = matchMedia;
});

test.each([
  { isSmall: false, fingers: false, inMenu: [] },
  { isSmall: true, fingers: false, inMenu: [] },
  { isSmall: false, fingers: true, inMenu: [] },
  { isSmall: true, fingers: true, inMenu: ["Pin Ben"] },
])(
  "[WEB-477] pinning is in the menu where its button has no room: $isSmall, $fingers",
  async (way) => {
    window.matchMedia = (media) =>
      Object.assign(new EventTarget(), {
        matches: media === "(pointer: coarse)" && way.fingers,
      }) as MediaQueryList;
    showPage(
      <TileControls
        name="Ben"
        pinnable={{ id: "ben", name: "Ben" }}
        heard={undefined}
        isSmall={way.isSmall}
        tabIndex={0}
        elsewhere={{ type: "room", room: "ben", name: "Ben" }}
      />,
    );
    expect(screen.getAllByRole("button", { name: "Pin Ben" })).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Options for Ben" }));
    const items = screen.getAllByRole("menuitem").map(({ textContent }) => textContent);
    expect(items.filter((item) => item.startsWith("Pin"))).toEqual(way.inMenu);
    expect(items).toContain("Show statistics");
  },
);
