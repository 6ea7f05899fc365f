import fc from "fast-check";
import { expect, test } from "vitest";
import { meetingNameOf } from "./meeting-name.ts";
import { newMeetingName } from "./new-meeting-name.ts";

test("[WEB-526] a new meeting has a name that can be said, and that is a name as it stands", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (drawn) => {
      const name = newMeetingName((below) => (drawn.next().value ?? 0) % below);
      expect(name).toMatch(/^([bdglmnrtv][aeiou]){2}(-([bdglmnrtv][aeiou]){2}){3}$/);
      expect(meetingNameOf(name)).toBe(name);
    }),
  );
});

test("[WEB-526] no two are alike", () => {
  const names = Array.from({ length: 1_000 }, () => newMeetingName());
  expect(new Set(names).size).toBe(1_000);
});
