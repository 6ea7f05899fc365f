import { stageScreen } from "../fixtures/staged-screen.ts";
import { expect, test } from "../fixtures/test.ts";

// Two browsers, and pictures that move to other places.
test.describe.configure({ timeout: 120_000 });

test("slides have most of a laptop's stage, the room above them whole; pinned, nearly all of it", async ({
  arrive,
}) => {
  const conference = "slides";
  const ben = await arrive({ name: "Ben", conference, cameras: 3 }, stageScreen);
  const ada = await arrive({ name: "Ada", conference, cameras: 0 });
  await ada.page.setViewportSize({ width: 1_366, height: 768 });
  await expect(ada.page.locator("#people")).toBeVisible();
  await ada.sees("Ben", 3);

  await ben.share();

  const slides = ada.page.getByTestId("presentation");
  const wide = async () => {
    const [part, whole] = await Promise.all([
      slides.boundingBox(),
      ada.page.getByTestId("stage").boundingBox(),
    ]);
    return (part?.width ?? 0) / (whole?.width ?? 1);
  };
  await expect.poll(wide).toBeGreaterThan(2 / 3);
  await ada.sees("Ben", 3);
  const before = await wide();

  await slides.getByRole("figure").dblclick({ position: { x: 40, y: 40 } });

  await expect(slides).toContainText("Pinned");
  await expect.poll(wide).toBeGreaterThan(Math.max(before, 0.85));
  await expect(ada.room("Ben")).toBeVisible();

  await ada.reload();

  await expect(slides).toContainText("Pinned");
  await slides.hover();
  await slides.getByRole("button", { name: "Unpin Ben's presentation" }).click();
  await expect.poll(wide).toBeCloseTo(before, 1);
  await ada.sees("Ben", 3);
});
