import { expect, test } from "../fixtures/test.ts";
import { roomTag } from "../pages/bar.ts";
import { PlainEndpoint } from "../pages/plain-endpoint.ts";

test("an endpoint that knows no CLUE sees a three-camera room, and is seen in it", async ({
  arrive,
  browserOf,
  record,
  server,
}) => {
  const conference = record("plain");
  const ada = await arrive({ name: "Ada", conference: "plain" });

  const call = { conference: "plain", name: "Phone" };
  const phone = await PlainEndpoint.call(await browserOf(), server.url, call);

  await phone.sees(roomTag("Ada"));
  await ada.sees("Phone", 1);
  await ada.expectFramesToCome();
  expect((await conference.participant("Phone"))?.leg?.clue).toBeUndefined();

  await phone.hangUp();
  await ada.seesNothingOf("Phone");
});
