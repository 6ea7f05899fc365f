// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { showPage } from "../fake-page.tsx";
import { MuteRequest } from "./MuteRequest.tsx";

afterEach(cleanup);

test("[WEB-122] who is asked to mute is told by whom, and mutes by one press", async () => {
  const { asked } = showPage(<MuteRequest />, { muteRequest: { by: "Ada", at: 1 } });
  expect(screen.getByRole("alert").textContent).toContain("Ada asks you to mute");
  await userEvent.click(screen.getByRole("button", { name: "Mute" }));
  expect(asked).toEqual(["microphone off"]);
});

test("[WEB-122] or does not: then it is gone, until the next request", async () => {
  const { asked, conference } = showPage(<MuteRequest />, { muteRequest: { by: "", at: 1 } });
  expect(screen.getByRole("alert").textContent).toContain("A host asks you to mute");
  await userEvent.click(screen.getByRole("button", { name: "Not now" }));
  expect([screen.queryByRole("alert"), asked]).toEqual([null, []]);
  act(() => conference.setState({ muteRequest: { by: "Ada", at: 2 } }));
  expect(screen.getByRole("alert").textContent).toContain("Ada asks");
});
