// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installFakeAudio } from "../../ui/fake-audio.ts";
import { installFakeMedia } from "../../ui/fake-media.ts";
import { words } from "../../words/words.ts";
import { showPage } from "../fake-page.tsx";
import { refusalWords } from "../refusal-words.ts";
import { PreJoin } from "./PreJoin.tsx";

beforeEach(() => {
  installFakeMedia();
  installFakeAudio();
});
afterEach(cleanup);

test("[WEB-100] Enter in the name joins, with that name and what is live", async () => {
  const { page, joined } = showPage(<PreJoin conference="review" refusal={undefined} />);
  page.visit.enter("review", "?simulate=1");
  await userEvent.type(screen.getByTestId("name"), "Ada{Enter}");
  await expect.poll(() => joined).toHaveLength(1);
  expect(joined[0]).toMatchObject({ conference: "review", name: "Ada" });
  expect(page.kept.choices()).toMatchObject({ name: "Ada" });
});

test("[WEB-100] joining does not send the page elsewhere", () => {
  showPage(<PreJoin conference="review" refusal={undefined} />);
  expect(fireEvent.submit(screen.getByTestId("prejoin"))).toBe(false);
});

test.each([
  ["not-allowed-by-site", "Parley is not allowed to use your camera"],
  ["not-allowed-by-system", "Allow your browser to use your camera"],
  ["in-use", "Camera is in use"],
  ["not-found", "No camera detected"],
  ["ended", "The camera is gone"],
  ["unavailable", "This page cannot use a camera"],
] as const)("[WEB-101] a camera that is %s: %s; joining goes on", async (error, title) => {
  const { page, fake, joined } = showPage(<PreJoin conference="review" refusal={undefined} />);
  fake.cameras = ["a"];
  fake.microphones = ["mic"];
  fake.broken.set("a", error);
  page.visit.enter("review", "?name=Ada");
  expect(await screen.findByRole("heading", { name: title })).toBeDefined();
  await userEvent.click(screen.getByTestId("join"));
  await expect.poll(() => joined).toHaveLength(1);
  expect(joined[0]).toMatchObject({ cameras: [], microphone: { id: "mic" } });
});

test("[WEB-400] what is wrong with a device stands above the name, where a phone shows it", async () => {
  const { page, fake } = showPage(<PreJoin conference="review" refusal={undefined} />);
  fake.cameras = ["a"];
  fake.broken.set("a", "in-use");
  page.visit.enter("review", "?name=Ada");
  const heading = await screen.findByRole("heading", { name: "Camera is in use" });
  const order = heading.compareDocumentPosition(screen.getByTestId("name"));
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
});

test("[WEB-102] trying again brings the camera that was in use", async () => {
  const { page, fake } = showPage(<PreJoin conference="review" refusal={undefined} />);
  fake.cameras = ["a"];
  fake.microphones = ["mic"];
  fake.broken.set("a", "in-use");
  page.visit.enter("review", "?name=Ada");
  const again = await screen.findByRole("button", { name: "Try again" });
  fake.broken.clear();
  await userEvent.click(again);
  await waitFor(() => expect(screen.queryByText("Camera is in use")).toBeNull());
  expect(fake.live().toSorted()).toEqual(["a", "mic"]);
});

test("[WEB-103] seats follow the number of cameras, and each can be simulated or off", async () => {
  const { page, fake } = showPage(<PreJoin conference="review" refusal={undefined} />);
  page.visit.enter("review", "?simulate=1&cameras=1&name=Ada");
  await userEvent.click(screen.getByRole("radio", { name: "3" }));
  expect(screen.getAllByTestId("own-tile").map(({ dataset }) => dataset["position"])).toEqual([
    "left",
    "centre",
    "right",
  ]);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Left camera" }), "Off");
  expect(screen.getByText("Camera is off")).toBeDefined();
  expect(fake.live()).not.toContain("simulated 0");
  await userEvent.click(screen.getByRole("radio", { name: "0" }));
  expect(screen.getByText(/No camera: the others see your name/)).toBeDefined();
});

test("[WEB-104] without camera and microphone one joins whatever the devices do", async () => {
  const { page, fake, joined } = showPage(<PreJoin conference="review" refusal={undefined} />);
  fake.held = new Promise(() => undefined);
  page.visit.enter("review", "?name=Ada");
  await userEvent.click(screen.getByRole("button", { name: /Join without/ }));
  expect(joined).toEqual([{ conference: "review", name: "Ada", cameras: [] }]);
});

test("[WEB-105] the microphone is muted before joining, and stays chosen", async () => {
  const { page, asked, joined } = showPage(<PreJoin conference="review" refusal={undefined} />);
  page.visit.enter("review", "?simulate=1&name=Ada");
  await userEvent.click(screen.getByRole("switch", { name: "Microphone", checked: true }));
  await userEvent.click(screen.getByTestId("join"));
  await expect.poll(() => joined).toHaveLength(1);
  expect(asked).toEqual(["microphone off", "cameras on"]);
  expect(joined[0]?.microphone?.id).toBe("chime");
});

test.each([
  [401, "You are not on the list"],
  [403, "You are not on the list"],
  [404, "There is no such meeting"],
  [486, "The meeting is full"],
  [488, "Sound and picture could not be agreed"],
  [503, "The meeting service is busy"],
  [0, "Couldn't reach the meeting"],
  [500, "The meeting could not be joined"],
])("[WEB-106] a %i is told as: %s, the rest folded away", (status, title) => {
  const refusal = { status, warning: "399 a remark" };
  showPage(<PreJoin conference="review" refusal={refusal} />);
  const alert = screen.getByRole("alert");
  expect(alert.querySelector("h2")?.textContent).toBe(title);
  expect(alert.querySelector("details")?.open).toBe(false);
  expect(alert.querySelector("details")?.textContent).toContain("399 a remark");
});

test("[WEB-375] a full meeting says how many of how many are in, where that is told", async () => {
  const people = [{ name: "Ana", state: "connected" as const }];
  const refused = <PreJoin conference="review" refusal={{ status: 486 }} />;
  showPage(refused, {}, { people, most: 1 });
  expect(
    (await screen.findByText(/^1 of 1 people are in\./)).closest("[role=alert]"),
  ).not.toBeNull();
});

test("[WEB-108] who was refused finds one key to try again, and is not told to be about to join", async () => {
  const { page, joined } = showPage(<PreJoin conference="review" refusal={{ status: 486 }} />);
  page.visit.enter("review", "?simulate=1&name=Ada");
  expect(screen.queryByText("You are about to join")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Try again" }));
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => joined).toHaveLength(1);
});

test("[WEB-108] a meeting that is not there leads to where another can be named", () => {
  showPage(<PreJoin conference="review" refusal={{ status: 404 }} />);
  const alert = screen.getByRole("alert");
  expect(alert.querySelector("a")?.getAttribute("href")).toBe("/");
});

test.each([
  ["Join link has expired", "This link has expired"],
  ["Join link is not valid", "This link does not work"],
  ["122 Function not allowed", "You are not on the list"],
])("[WEB-107] a 403 for that reason, %s, is told as: %s", (warning, title) => {
  const told = refusalWords(words(), { status: 403, warning });
  expect(told.title).toBe(title);
  expect(told.details).toBe(`SIP 403 · ${warning}`);
});

test("[WEB-107] a 404 says that the meeting is over or never was", () => {
  expect(
    refusalWords(words(), { status: 404, warning: "123 Session does not exist" }).body,
  ).toMatch(/over, or never was/);
});

test("[WEB-106] the fold names the status for whoever has to mend it", () => {
  expect(refusalWords(words(), { status: 486 }).details).toBe("SIP 486");
  expect(refusalWords(words(), { status: 0 }).details).toBe("No answer over the WebSocket");
});
