import {
  camerasArriving,
  camerasLit,
  keepCameras,
  stageCameras,
} from "../fixtures/staged-cameras.ts";
import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

test("cameras that are switched off in a call have no light, and their line stays as it is", {
  tag: "@G14",
}, async ({ arrive, browserOf, server, record }) => {
  test.slow();
  const conference = record("lights");
  const bob = await arrive({ name: "Bob", conference: "lights", cameras: 0 });
  const context = await browserOf();
  await stageCameras(context, ["red", "blue"]);
  const ada = new Meeting(await context.newPage(), { name: "Ada", conference: "lights" });
  await ada.page.goto(`${server.url}/m/lights?name=Ada&cameras=2&join=1`);
  await bob.sees("Ada", 2);
  const ofAda = await conference.participant("Ada");
  const invites = async () =>
    (await conference.messages()).filter(
      ({ participant, summary }) => participant === ofAda?.id && summary === "INVITE",
    ).length;
  const invitesBefore = await invites();
  const cameras = ada.page.getByRole("switch", { name: /^Cameras?$/ });

  await cameras.click();

  await expect.poll(() => camerasLit(ada.page)).toEqual([]);
  await expect(bob.tiles("Ada")).toHaveCount(0);
  await expect(bob.room("Ada")).toBeVisible();

  await cameras.click();

  await bob.sees("Ada", 2);
  await expect.poll(() => camerasArriving(bob.page)).toEqual(["blue", "red"]);
  expect(await camerasLit(ada.page)).toEqual(["blue", "red"]);

  await test.step("those that another program has taken meanwhile are told of, and stay off", async () => {
    await cameras.click();
    await expect.poll(() => camerasLit(ada.page)).toEqual([]);
    await expect(bob.tiles("Ada")).toHaveCount(0);
    const tiles = await bob.watchTiles("Ada");
    await keepCameras(ada.page, true);
    await cameras.click();
    const told = ada.page.getByTestId("device-kept");
    await expect(told).toContainText("Close that, or choose another camera.");
    await expect(cameras).toHaveAttribute("aria-checked", "false");
    await expect(bob.tiles("Ada")).toHaveCount(0);
    for (const states of await tiles.history()) expect(states).not.toContain("live");

    await keepCameras(ada.page, false);
    await told.getByRole("button", { name: "Try again" }).click();
    await bob.sees("Ada", 2);
    await expect(told).toHaveCount(0);
  });
  expect(await invites()).toBe(invitesBefore);
  expect(await ada.connectionsMade()).toBe(1);
});
