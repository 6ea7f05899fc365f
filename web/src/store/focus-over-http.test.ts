import { expect, test } from "vitest";
import { FocusOverHttp } from "./focus-over-http.ts";

const daily = { conference: "däily", token: "t0ken" };

test("[WEB-210] a host's word goes to the focus with the join token, names encoded", async () => {
  const { focus, asked } = answering(204);
  expect(await focus.endForEveryone(daily)).toBe("done");
  expect(await focus.remove(daily, "p/1")).toBe("done");
  expect(asked).toEqual([
    "DELETE /api/conferences/d%C3%A4ily Bearer t0ken",
    "DELETE /api/conferences/d%C3%A4ily/participants/p%2F1 Bearer t0ken",
  ]);
});

test("[WEB-210] what came of it is one of three things", async () => {
  const outcome = (status: number) => answering(status).focus.remove(daily, "p1");
  expect(await outcome(202)).toBe("done");
  expect(await outcome(404)).toBe("done");
  expect(await outcome(401)).toBe("not-allowed");
  expect(await outcome(403)).toBe("not-allowed");
  expect(await outcome(503)).toBe("unreachable");
  const dead = new FocusOverHttp(() => Promise.reject(new TypeError("network")));
  expect(await dead.remove(daily, "p1")).toBe("unreachable");
});

test("[WEB-211] who is there is what the focus says, or not known", async () => {
  const people = [{ name: "Ana", state: "connected" }];
  expect(await answering(200, { people }).focus.people({ conference: "x" })).toEqual({ people });
  const full = { people, most: 20 };
  expect(await answering(200, full).focus.people({ conference: "x" })).toEqual(full);
  for (const strange of ["text", null, {}, { people: "all" }, { people: [{ name: 1 }] }]) {
    expect(await answering(200, strange).focus.people(daily)).toBeUndefined();
  }
  expect(await answering(403, { people }).focus.people(daily)).toBeUndefined();
});

test("[WEB-211] without a token nothing is proven", async () => {
  const { focus, asked } = answering(200, { people: [] });
  await focus.people({ conference: "x" });
  expect(asked).toEqual(["GET /api/conferences/x/people nothing"]);
});

/** A focus that answers everything so, and remembers what it was asked. */
function answering(status: number, body?: unknown) {
  const asked: string[] = [];
  const focus = new FocusOverHttp((address, { method, headers } = {}) => {
    const proof = new Headers(headers).get("authorization") ?? "nothing";
    asked.push(`${method} ${address as string} ${proof}`);
    const text = body === undefined ? null : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status }));
  });
  return { focus, asked };
}
