import { expect, test } from "../fixtures/test.ts";

test("a raised hand is seen by the others, in line, until it is taken down", async ({ meet }) => {
  const [ada, ben, cyd] = await meet(
    "school",
    { name: "Ada", cameras: 0 },
    { name: "Ben", cameras: 0 },
    { name: "Cyd", cameras: 0 },
  );
  for (const name of ["Ben", "Cyd"]) await expect(ada.room(name)).toBeVisible();

  await cyd.page.keyboard.press("h");
  await expect(ada.page.getByText("Cyd raised a hand")).toBeVisible();
  await expect(ada.room("Cyd").getByText("Hand raised")).toBeVisible();
  await ben.page.keyboard.press("h");
  await expect(ben.page.getByRole("button", { name: /number 2 in line/ })).toBeVisible();
  await expect(await ada.roster()).toContainText(["Cyd", "Ben", "Ada"]);

  await cyd.page.keyboard.press("h");
  await expect(ada.room("Cyd").getByText("Hand raised")).toHaveCount(0);
  await expect(ben.page.getByRole("button", { name: /number 1 in line/ })).toBeVisible();
});

test("a reaction is seen by oneself and the others, and fades", async ({ meet }) => {
  const [ada, ben] = await meet(
    "concert",
    { name: "Ada", cameras: 0 },
    { name: "Ben", cameras: 0 },
  );
  await expect(ada.room("Ben")).toBeVisible();

  await ben.page.getByRole("button", { name: "Reactions" }).click();
  await ben.page.getByRole("menuitem", { name: "Applause" }).click();

  const seen = ada.room("Ben").getByTestId("tile-reaction");
  await expect(seen).toHaveText("👏");
  await expect(ben.page.getByTestId("own-reaction")).toHaveText("👏");
  await expect(seen).toHaveCount(0);
  await expect(ben.page.getByTestId("own-reaction")).toHaveCount(0);
});

test("who is muted is marked so for everybody, also for who comes later, until they are on again", {
  tag: "@G8",
}, async ({ arrive, meet }) => {
  const [ada, ben] = await meet("quiet", { name: "Ada", cameras: 1 }, { name: "Ben", cameras: 1 });
  await ada.sees("Ben", 1);
  await expect(ada.mutedMark("Ben")).toHaveCount(0);

  await ben.setMicrophone(false);
  await expect(ada.mutedMark("Ben")).toBeVisible();
  await expect(await ada.rosterEntries("Ben")).toContainText("Muted");

  const cyd = await arrive({ name: "Cyd", conference: "quiet", cameras: 1 });
  await expect(cyd.mutedMark("Ben")).toBeVisible();
  await expect(cyd.mutedMark("Ada")).toHaveCount(0);

  await ben.reload();
  await expect(ada.mutedMark("Ben")).toBeVisible();

  await ben.setMicrophone(true);
  await expect(ada.mutedMark("Ben")).toHaveCount(0);
  await expect(cyd.mutedMark("Ben")).toHaveCount(0);
});

test("who has muted with the mouse holds Space to be heard, and is muted again after", {
  tag: "@G8",
}, async ({ meet }) => {
  const [ada, ben] = await meet("radio", { name: "Ada", cameras: 0 }, { name: "Ben", cameras: 0 });
  await expect(ada.room("Ben")).toBeVisible();

  await ben.setMicrophone(false);
  await expect(ada.mutedMark("Ben")).toBeVisible();
  await ben.page.keyboard.down(" ");
  await expect(ben.page.getByText("You are heard while you hold Space.")).toBeVisible();
  await expect(ada.mutedMark("Ben")).toHaveCount(0);
  await expect(ada.room("Ben")).toHaveAttribute("data-speaking", "true");
  // As a keyboard does for as long as a key is held.
  await ben.page.keyboard.down(" ");

  await ben.page.keyboard.up(" ");
  await expect(ada.mutedMark("Ben")).toBeVisible();
  await expect(ben.microphone()).toHaveAttribute("aria-checked", "false");
});

test("what is switched to and fro comes to what it is at last", { tag: "@G8" }, async ({
  meet,
}) => {
  const [ada, ben] = await meet("fickle", { name: "Ada", cameras: 0 }, { name: "Ben", cameras: 0 });
  await expect(ada.room("Ben")).toBeVisible();

  for (let nth = 0; nth < 25; nth += 1) await ben.page.keyboard.press("m");
  await expect(ada.mutedMark("Ben")).toBeVisible();
  for (let nth = 0; nth < 25; nth += 1) await ben.page.keyboard.press("m");
  await expect(ada.mutedMark("Ben")).toHaveCount(0);
});
