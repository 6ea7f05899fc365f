import { expect, test } from "vitest";
import { createConferenceStore } from "./conference.ts";
import { FocusOverHttp } from "./focus-over-http.ts";
import { Hosting, isHost } from "./hosting.ts";
import type { RosterEntryView } from "./view.ts";

test("[WEB-213] a host is who the roster says is one", () => {
  const { conference } = hosted([{ ...me, isHost: true }, ben]);
  expect(isHost(conference.getState())).toBe(true);
  conference.setState({ roster: [me, { ...ben, isHost: true }] });
  expect(isHost(conference.getState())).toBe(false);
});

test("[WEB-213] somebody is sent away with every endpoint, by the token of this meeting", async () => {
  const { hosting, asked } = hosted([{ ...me, isHost: true }, ben]);
  expect(await hosting.remove(ben.entity)).toBe("done");
  expect(asked).toEqual([
    "DELETE /api/conferences/daily/participants/p2 Bearer token-of-daily",
    "DELETE /api/conferences/daily/participants/p3 Bearer token-of-daily",
  ]);
  expect(await hosting.remove("sip:nobody@x")).toBe("done");
  expect(asked).toHaveLength(2);
});

test("[WEB-213] what fails for one endpoint has failed", async () => {
  const { hosting } = hosted([me, ben], (path) => (path.endsWith("p3") ? 403 : 202));
  expect(await hosting.remove(ben.entity)).toBe("not-allowed");
});

test("[WEB-213] the meeting ends for everyone", async () => {
  const { hosting, asked } = hosted([{ ...me, isHost: true }]);
  expect(await hosting.endForEveryone()).toBe("done");
  expect(asked).toEqual(["DELETE /api/conferences/daily Bearer token-of-daily"]);
});

const me = person("sip:me@x", ["p1"], true);
const ben = person("sip:ben@x", ["p2", "p3"], false);

function person(entity: string, endpoints: readonly string[], self: boolean): RosterEntryView {
  return { entity, endpoints, self, name: entity, state: "connected", isHost: false };
}

function hosted(
  roster: readonly RosterEntryView[],
  statusOf: (path: string) => number = () => 202,
) {
  const asked: string[] = [];
  const focus = new FocusOverHttp((address, { method, headers } = {}) => {
    const path = address as string;
    asked.push(`${method} ${path} ${new Headers(headers).get("authorization")}`);
    return Promise.resolve(new Response(null, { status: statusOf(path) }));
  });
  const conference = createConferenceStore();
  conference.setState({ conference: "daily", roster });
  const kept = { token: (name: string) => `token-of-${name}` };
  return { conference, hosting: new Hosting(conference, focus, kept), asked };
}
