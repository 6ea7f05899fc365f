import { joinLink } from "../fixtures/join-link.ts";
import { expect } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";
import { type Guide, tourSecret } from "./guide.ts";

/** What a host has besides, and what comes of it to the others. */
export async function whoHosts({ server, browserOf, arrive, look }: Guide): Promise<void> {
  const conference = "assembly";
  const page = await (await browserOf()).newPage();
  const ada = { server: server.url, conference, name: "Ada", user: "sip:ada@localhost" };
  const link = new URL(await joinLink({ ...ada, role: "host", secret: tourSecret }));
  link.search = "?name=Ada&cameras=0&simulate=1&join=1";
  await page.goto(link.href);
  await expect(page.getByTestId("meeting")).toBeVisible();
  const host = new Meeting(page, { name: "Ada", conference, cameras: 0 });
  const ben = await arrive({ name: "Ben", conference, cameras: 1 });
  await host.seesAllOf([ben]);

  const options = (await host.rosterEntries("Ben")).getByRole("button", {
    name: "Options for Ben",
  });
  await options.click();
  await look(page, "menu-of-a-person");
  await page.getByRole("menuitem", { name: "Ask to mute" }).click();
  await expect(ben.page.getByTestId("mute-request")).toBeVisible();
  await look(ben.page, "asked-to-mute");
  await options.click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Ben?" });
  await expect(dialog).toBeVisible();
  await look(page, "remove");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(ben.page.getByTestId("left")).toHaveAttribute("data-reason", "removed");
  await look(ben.page, "left-removed");

  await page.getByTestId("leave").click();
  await look(page, "menu-of-leaving");
  // In a window with another toolbar it has closed.
  await page.keyboard.press("Escape");
  await page.getByTestId("leave").click();
  await page.getByRole("menuitem", { name: /^End for everyone/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look(page, "end-for-everyone");
  await page.getByRole("dialog").getByRole("button", { name: "End for everyone" }).click();
  await expect(page.getByTestId("left")).toHaveAttribute("data-reason", "ended");
  await look(page, "left-ended");
}
