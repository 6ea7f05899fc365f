// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { person, showPage } from "../fake-page.tsx";
import { Alone } from "./Alone.tsx";

afterEach(cleanup);

const ada = person("Ada", { self: true });

test("[WEB-153] whoever is alone may bring a simulated room, in a tab of its own", async () => {
  showPage(<Alone conference="design review" />, { roster: [ada] });
  const link = screen.getByRole<HTMLAnchorElement>("link", { name: "Add a simulated room" });
  expect(link.getAttribute("href")).toBe(
    "/m/design%20review?name=Demo&cameras=3&simulate=1&join=1",
  );
  expect([link.target, link.rel]).toEqual(["_blank", "noopener noreferrer"]);
  expect(await screen.findByRole("img", { name: "The link as a QR code" })).toBeDefined();
});

test("[WEB-518] who came by a link of their own is offered none that would let nobody in", () => {
  const { page, conference } = showPage(<Alone conference="design review" />);
  page.kept.keepToken("design review", "a.b.c");
  act(() => conference.setState({ roster: [ada] }));
  expect(screen.getByText(/^You came by a link of your own/)).toBeDefined();
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.queryByRole("button", { name: "Copy link" })).toBeNull();
  expect(document.body.textContent).not.toContain("/m/design");
});
