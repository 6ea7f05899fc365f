import { parseCpim, printCpim } from "@parley/shared/instant-message";
import { expect, test } from "vitest";
import { messageIn, messageRequest } from "./talk.ts";

test("[CALL-90] what is said goes out as message/cpim, under its id", () => {
  const said = { type: "send-message", id: "m-1", disposition: "render", text: "hello" } as const;
  const { extraHeaders, body } = messageRequest(
    said,
    { entity: "sip:ben@a", name: "Ben" },
    "sip:demo@a",
  );
  expect(extraHeaders).toEqual(["Content-Type: message/cpim"]);
  expect(parseCpim(body)).toMatchObject({ value: { messageId: "m-1", text: "hello" } });
});

test("[CALL-91] what the focus tells is read; anything else is none of ours", () => {
  const cpim = {
    from: { uri: "sip:ada@a", displayName: "Ada" },
    dateTime: "2026-01-01T00:00:00.000Z",
    messageId: "m-1",
    missed: true,
    disposition: "render",
    text: "hello",
  } as const;
  const { from, dateTime: date, messageId: id, ...rest } = cpim;
  const body = printCpim(cpim);
  expect(messageIn("Message/CPIM; x=1", body)).toEqual({
    ...rest,
    date,
    id,
    entity: from.uri,
    name: "Ada",
  });
  for (const type of [undefined, "text/plain", "message/cpim2"]) {
    expect([type, messageIn(type, body)]).toEqual([type, undefined]);
  }
  expect(messageIn("message/cpim", "")).toBeUndefined();
  expect(messageIn("message/cpim", body.replace("2026-01-01T", "soon"))).toBeUndefined();
});
