import fc from "fast-check";
import { expect, test } from "vitest";
import { replacedOf, targetDialogOf } from "./named-dialog.ts";
import { referToOf, wantsNoSubscription } from "./refer-to.ts";

const ID = { callId: "a84b4c@host", localTag: "us", remoteTag: "them" };

test("[REF-12] Target-Dialog and Replaces name the same dialog from the same side", () => {
  expect(
    targetDialogOf([{ name: "target-dialog", value: "a84b4c@host;remote-tag=them;local-tag=us" }]),
  ).toEqual(ID);
  expect(
    replacedOf([{ name: "replaces", value: "a84b4c@host ;to-tag=us ;x=y;from-tag=them" }]),
  ).toEqual({ dialog: ID, earlyOnly: false });
});

test("[REF-12] whatever such a header says, it is understood or not, and nothing is thrown", () => {
  const piece = fc.constantFrom("a", "@", ";", "=", ",", '"', "<", ">", "sip:", "method=BYE", " ");
  const tags = fc.constantFrom(";to-tag=", ";from-tag=", ";local-tag=", ";remote-tag=", "false");
  const value = fc.array(fc.oneof(piece, tags, fc.string()), { maxLength: 20 });
  fc.assert(
    fc.property(value, fc.constantFrom("replaces", "target-dialog", "refer-to"), (parts, name) => {
      const headers = [{ name, value: parts.join("") }];
      const target = targetDialogOf(headers);
      const replaced = replacedOf(headers);
      const referTo = referToOf(headers);
      expect(wantsNoSubscription(headers)).toBe(false);
      expect(target === "none").toBe(name !== "target-dialog");
      expect(replaced === "none").toBe(name !== "replaces");
      expect(referTo.ok && /;method=/i.test(referTo.value.uri)).toBe(false);
    }),
  );
});

test("[REF-12] a header of a hundred thousand characters is read in a moment", () => {
  for (const value of [";a".repeat(50_000), "a@".repeat(50_000), '"'.repeat(100_000)]) {
    expect(targetDialogOf([{ name: "target-dialog", value }])).toBe("malformed");
    expect(referToOf([{ name: "refer-to", value }]).ok).toBe(false);
  }
});
