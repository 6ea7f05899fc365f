import { createConference } from "../fixtures/create-conference.ts";
import { duplicateTab, withoutLocks } from "../fixtures/duplicated-tab.ts";
import { expect } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";
import type { Guide } from "./guide.ts";

export async function afterAMeeting({ server, arrive, browserOf, look }: Guide): Promise<void> {
  await createConference(server.url, { name: "daily", longLived: true, inactivitySeconds: 3 });
  const asleep = await arrive({ name: "Ada", conference: "daily", cameras: 0 });
  await expect(asleep.page.getByTestId("left")).toHaveAttribute("data-reason", "asleep");
  await look(asleep.page, "left-asleep");

  const context = await browserOf();
  await withoutLocks(context);
  const ada = new Meeting(await context.newPage(), {
    name: "Ada",
    conference: "weekly",
    cameras: 0,
  });
  await ada.open(server.url);
  await duplicateTab(ada.page);
  await expect(ada.page.getByTestId("left")).toHaveAttribute("data-reason", "replaced");
  await look(ada.page, "left-replaced");
  await ada.rejoin();
  await ada.leave();
  await look(ada.page, "left-by-oneself");
}
