import { expect, test } from "vitest";
import { announcedCandidate } from "./announced-candidate.ts";

const host = "1 1 UDP 2114977791 10.0.0.7 57319 typ host";

test("[SFU-73] candidates name the announced address, and keep their port", () => {
  const announced = "1 1 UDP 2114977791 192.0.2.9 57319 typ host";
  expect(announcedCandidate(host, "192.0.2.9")).toBe(announced);
  expect(announcedCandidate(host, undefined)).toBe(host);
});
