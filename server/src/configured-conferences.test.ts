import { afterAll, beforeAll, expect, test } from "vitest";
import { signJoinToken } from "./identity/join-token.ts";
import { type LoopbackService, loopbackService } from "./loopback-service.ts";

const secret = "a secret of thirty-two characters or more";

let service: LoopbackService;

beforeAll(async () => {
  const conferences = [{ name: "board", longLived: true }, { name: "lobby" }];
  service = await loopbackService({ identity: { secret }, conferences });
});

afterAll(() => service.stop());

test("[CFG-9] configured conferences are there from the start, and the API leaves them as they are", async () => {
  expect(await (await fetch(`${service.url}/api/conferences`)).json()).toEqual([
    { name: "board", participants: 0 },
    { name: "lobby", participants: 0 },
  ]);
  expect(await (await fetch(board())).json()).toMatchObject({ longLived: true, phase: "inactive" });
  expect((await fetch(board(), { method: "DELETE" })).status).toBe(409);
  const headers = { "content-type": "application/merge-patch+json" };
  const patched = await fetch(board(), { method: "PATCH", headers, body: '{"closed":true}' });
  expect(patched.status).toBe(409);
});

test("[API-18] a join link's token ends its conference for everyone, if it is a host's", async () => {
  const answered = async (role: "host" | "participant") => {
    const headers = { authorization: `Bearer ${token(role)}` };
    return (await fetch(`${board()}?status=480`, { method: "DELETE", headers })).status;
  };
  expect(await answered("participant")).toBe(403);
  expect(await answered("host")).toBe(204);
});

function board(): string {
  return `${service.url}/api/conferences/board`;
}

function token(role: "host" | "participant"): string {
  const expiresAtSeconds = Math.ceil(Date.now() / 1000) + 60;
  const claims = { entity: "sip:ada@localhost", conference: "board", role, expiresAtSeconds };
  return signJoinToken(claims, secret);
}
