import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

const phone = { width: 360, height: 740 };

test("on a phone a room of three cameras is the third that speaks, and the two others small beneath it", async ({
  arrive,
  plainBrowserOf,
  server,
  record,
}) => {
  test.slow();
  const conference = "narrow-room";
  await arrive({ name: "Ben", conference, cameras: 3 });
  const context = await plainBrowserOf({ viewport: phone, hasTouch: true, isMobile: true });
  const ada = new Meeting(await context.newPage(), { name: "Ada", conference, cameras: 0 });
  await ada.open(server.url);
  await ada.sees("Ben", 1);
  const others = ada.page.getByTestId("other-camera");
  await expect(others).toHaveCount(2);
  for (const other of await others.all()) await expect(other).toHaveAttribute("data-state", "live");

  const bars = [];
  for (const tile of [ada.tiles("Ben"), others.first(), others.last()]) {
    bars.push((await ada.readBar(tile))?.position);
  }
  expect(bars).toEqual(["centre", "left", "right"]);
  const [large, left, right] = await Promise.all(
    [ada.tiles("Ben"), others.first(), others.last()].map((tile) => tile.boundingBox()),
  );
  expect(left?.y).toBeGreaterThan((large?.y ?? 0) + (large?.height ?? 0));
  expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
  const configures = await configured();
  expect(configures).toBe(1);

  await test.step("a finger's first tap shows the buttons, and pushes none", async () => {
    const pin = ada.tiles("Ben").getByRole("button", { name: "Pin Ben" });
    const box = await pin.boundingBox();
    const [x, y] = [(box?.x ?? 0) + 16, (box?.y ?? 0) + 16];
    await ada.page.touchscreen.tap(x, y);
    await expect(ada.tiles("Ben")).toHaveAttribute("data-tapped", "true");
    await expect(ada.page.getByText("Pinned", { exact: true })).toHaveCount(0);
    await ada.page.touchscreen.tap(x, y);
    await expect(ada.page.getByText("Pinned", { exact: true })).toHaveCount(1);
    await expect(others).toHaveCount(2);
  });

  /** How often Ada has asked for anything. */
  async function configured(): Promise<number> {
    const all = await record(conference).messages();
    const id = (await record(conference).participant("Ada"))?.id;
    return all.filter(
      ({ participant, direction, summary }) =>
        participant === id && direction === "in" && summary.startsWith("configure "),
    ).length;
  }
});
