// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearToasts } from "../ui/toast.ts";
import { DeviceToasts } from "./DeviceToasts.tsx";
import { showPage } from "./fake-page.tsx";

beforeEach(clearToasts);
afterEach(cleanup);

test("[DEV-1] a camera that is unplugged is told with the one that stands in, and offered when it is back", async () => {
  const { fake } = await withCameras("usb", "built-in");
  act(() => fake.unplug("usb"));
  expect(await screen.findByText("usb was unplugged. Using built-in.")).toBeDefined();
  act(() => fake.plug("usb"));
  await screen.findByText("usb is back.");
  await userEvent.click(screen.getByRole("button", { name: "Use it again" }));
  await expect.poll(() => fake.live()).toContain("usb");
  expect(screen.queryByText("usb is back.")).toBeNull();
});

test("[DEV-1] a camera that has no other in its place is told, too", async () => {
  const { fake } = await withCameras("usb");
  act(() => fake.unplug("usb"));
  expect(await screen.findByText("usb was unplugged.")).toBeDefined();
});

test("[DEV-7] a camera that is new is offered once; put away, it is not offered again", async () => {
  const { page, fake } = await withCameras("built-in");
  act(() => fake.plug("usb"));
  await screen.findByText("New camera: usb");
  await userEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(page.devices.store.getState().notices).toEqual([]);
  expect(screen.queryByText("New camera: usb")).toBeNull();
});

test("[DEV-7] an offer that has been overtaken goes by itself", async () => {
  const { fake } = await withCameras("built-in");
  act(() => fake.plug("usb"));
  await screen.findByText("New camera: usb");
  act(() => fake.unplug("usb"));
  await expect.poll(() => screen.queryByText("New camera: usb")).toBeNull();
});

async function withCameras(...cameras: string[]) {
  const shown = showPage(<DeviceToasts />);
  shown.fake.cameras = cameras;
  shown.fake.microphones = ["mic"];
  act(() => shown.page.visit.enter("review", "?name=Ada"));
  await expect.poll(() => shown.page.devices.store.getState().available).toBeDefined();
  return shown;
}
