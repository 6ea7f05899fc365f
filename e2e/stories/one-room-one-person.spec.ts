import { expect, test } from "../fixtures/test.ts";

test("three cameras are one person, who is pinned as a room or by one camera", {
  tag: "@G21",
}, async ({ meet }) => {
  const [ada, ben, cleo] = await meet(
    "panorama",
    { name: "Ada", cameras: 0 },
    { name: "Ben", cameras: 3 },
    { name: "Cleo", cameras: 1 },
  );
  await ada.seesAllOf([ben, cleo]);
  await expect(await ada.roster()).toHaveCount(3);
  await expect(await ada.rosterEntries("Ben")).toHaveCount(1);

  await ada.pin("Ben");
  await expect(ada.room("Ben")).toContainText("Pinned");
  await ada.sees("Ben", 3);
  await ada.page.getByRole("button", { name: "Unpin Ben" }).first().click();
  await expect(ada.room("Ben")).not.toContainText("Pinned");

  const right = ada.tiles("Ben").last();
  await right.hover();
  await right.getByRole("button", { name: "Options for Ben" }).click();
  await ada.page.getByRole("menuitem", { name: "Pin this camera" }).click();
  await ada.sees("Ben", 1);
  await expect.poll(async () => (await ada.bars("Ben"))[0]?.position).toBe("right");
  await expect(await ada.rosterEntries("Ben")).toHaveCount(1);
});
