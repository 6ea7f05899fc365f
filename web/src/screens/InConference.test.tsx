// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { early } from "../ui/early.ts";
import { showPage } from "./fake-page.tsx";
import { InConference } from "./InConference.tsx";

afterEach(cleanup);

test("[WEB-450] where the meeting's part keeps failing, it is said, and a button loads the page anew", async () => {
  const { show, fail, reloads } = partUnderTest();
  show();
  await act(fail);
  expect(screen.queryByRole("alert")).toBeNull();
  await fail();
  await fail();
  expect((await screen.findByRole("alert")).textContent).toContain("could not be loaded");
  expect(screen.getByRole("button", { name: "Cancel" })).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Reload the page" }));
  expect(reloads()).toBe(1);
});

test("[WEB-450] where it comes after all, nothing is said of it any more", async () => {
  const { show, fail, come } = partUnderTest();
  show();
  for (let vain = 0; vain < 3; vain += 1) await fail();
  await screen.findByRole("alert");
  await come();
  expect((await screen.findByTestId("there")).textContent).toBe("review");
  expect(screen.queryByRole("alert")).toBeNull();
});

function partUnderTest() {
  const asked: { readonly come: (there: typeof part) => void; readonly fail: () => void }[] = [];
  let answered = 0;
  let reloaded = 0;
  const part = {
    Meeting: ({ conference }: { readonly conference: string }) => (
      <p data-testid="there">{conference}</p>
    ),
  };
  const meeting = early(
    () =>
      new Promise<typeof part>((come, refuse) => {
        asked.push({ come, fail: () => refuse(new Error("404")) });
      }),
    1,
  );
  const next = async () => {
    await expect.poll(() => asked.length).toBeGreaterThan(answered);
    answered += 1;
    return asked.at(-1);
  };
  return {
    show: () =>
      showPage(
        <InConference conference="review" part={meeting} onReload={() => void (reloaded += 1)} />,
      ),
    fail: async () => (await next())?.fail(),
    come: async () => (await next())?.come(part),
    reloads: () => reloaded,
  };
}
