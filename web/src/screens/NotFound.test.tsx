// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { showPage } from "./fake-page.tsx";
import { NotFound } from "./NotFound.tsx";

afterEach(cleanup);

test("[WEB-373] an address with nothing behind it says so in the title of the page, too", () => {
  document.title = "review · Parley";
  showPage(<NotFound />);
  expect(document.title).toBe("Nothing here · Parley");
  expect(screen.getByRole("link").getAttribute("href")).toBe("/");
});
