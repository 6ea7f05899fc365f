import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

test("from the first moment on no picture is shown before it has a frame, nor after its last", {
  tag: ["@G3", "@G14"],
}, async ({ arrive, browserOf, server }) => {
  const ben = await arrive({ name: "Ben", conference: "dawn", cameras: 3 });
  const page = await (await browserOf()).newPage();
  await page.addInitScript(watchPictures);
  const ada = new Meeting(page, { name: "Ada", conference: "dawn", cameras: 1 });
  await ada.open(server.url);
  await ada.seesAllOf([ben]);
  await ben.page.getByRole("switch", { name: "Cameras", exact: true }).click();
  await expect(ada.tiles("Ben")).toHaveCount(0);
  await expect(ada.room("Ben")).toContainText("Camera off");

  const { looks, empty } = await page.evaluate(() => window.watchedPictures);
  expect(looks).toBeGreaterThan(10);
  expect(empty).toEqual([]);
});

/** Runs in the page before any of its scripts: looks at every picture before each painting. */
function watchPictures(): void {
  window.watchedPictures = { looks: 0, empty: [] };
  const look = () => {
    const live = "[data-testid=tile][data-state=live] video";
    for (const video of document.querySelectorAll<HTMLVideoElement>(live)) {
      window.watchedPictures.looks += 1;
      const { readyState, videoWidth } = video;
      if (readyState < HTMLMediaElement.HAVE_CURRENT_DATA || videoWidth === 0) {
        window.watchedPictures.empty.push(video.closest("figure")?.ariaLabel ?? "");
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

declare global {
  interface Window {
    watchedPictures: { looks: number; readonly empty: string[] };
  }
}
