import { expect, test } from "../fixtures/test.ts";
import { takePictures } from "./pictures.ts";

/** Names of 60 characters, with and without places to break, in the language with the longest words. */
const people = {
  de: "Wilhelmine-Charlotte von Hohenstein-Schwarzenberg zu Altdorf",
  ar: "عبد الرحمن بن محمد بن عبد العزيز بن سليمان الفارسي الأندلسي",
};
const conference = "vierteljahresbesprechung-der-grundstuecksverkehrsgenehmigung";
const other = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauten";

for (const locale of ["de", "ar"] as const) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`pictures with long words: ${locale}`, async ({ server, browserOf, arrive }) => {
      const ben = await arrive({ name: other, conference, cameras: 1 });
      const page = await (await browserOf()).newPage();
      await page.goto(server.url);
      await takePictures(page, `${locale}-home`);
      const query = new URLSearchParams({ name: people[locale], cameras: "3", simulate: "1" });
      await page.goto(`${server.url}/m/${conference}?${query.toString()}`);
      await expect(page.getByTestId("people-there")).toContainText(other);
      await takePictures(page, `${locale}-prejoin`);

      await page.getByTestId("join").click();
      await expect(page.getByTestId("meeting")).toBeVisible();
      await expect(page.getByTestId("tile").first()).toHaveAttribute("data-state", "live");
      await takePictures(page, `${locale}-people`);
      await page.keyboard.press("p");
      await takePictures(page, `${locale}-meeting`);
      await page.keyboard.press("Shift+V");
      await expect(page.getByRole("menu")).toBeVisible();
      await takePictures(page, `${locale}-menu-of-cameras`);
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      await takePictures(page, `${locale}-shortcuts`);
      await page.keyboard.press("Escape");
      await page.getByTestId("leave").click();
      await expect(page.getByTestId("left")).toBeVisible();
      await takePictures(page, `${locale}-left`);
      await ben.leave();
    });
  });
}
