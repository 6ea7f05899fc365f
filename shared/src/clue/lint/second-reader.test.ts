import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkAdvertisement } from "../model/check-advertisement.ts";
import { parseClueMessage } from "../xml/read-message.ts";
import { lintClue } from "./lint-message.ts";

const FILES = [
  "docs/clue/three-cameras.xml",
  "shared/traces/rfc8847/1-options.xml",
  "shared/traces/rfc8847/4-configure-ack.xml",
  "shared/traces/rfc8847/6-advertisement.xml",
];
const SAMPLES = FILES.map((file) =>
  readFileSync(new URL(`../../../../${file}`, import.meta.url), "utf8").replace(
    /v="[0-9.]+"/,
    'v="1.0"',
  ),
);

/** What lint holds against a document that a channel judges later, or lets pass: rules of RFC 8847 §5 and RFC 8845 §9. */
const STRICTER = /^(?:RFC 8847 §5\.[127]|RFC 8845 §9)$/;

test("[CLUE-226] two readers written apart agree on what is good, over tags dropped, doubled, moved and changed", () => {
  const mutation = fc.record({
    sample: fc.nat(SAMPLES.length - 1),
    at: fc.nat(10_000),
    kind: fc.constantFrom("drop", "double", "move", "retext", "rename", "unattribute"),
    text: fc.constantFrom("", "0", "1", "-1", "true", "VC1", "left", "room", "x y", "1.5", "é"),
  });
  fc.assert(
    fc.property(mutation, ({ sample, at, kind, text }) => {
      const document = mutated(SAMPLES[sample] ?? "", at, kind, text);

      const held = lintClue(document).filter(
        ({ rule, section }) => rule !== "conflicting-values" || !STRICTER.test(section),
      );

      const isGood = held.length === 0;

      expect({ document, isGood }).toEqual({ document, isGood: isAccepted(document) });
    }),
    { numRuns: 300 },
  );
});

function isAccepted(document: string): boolean {
  const message = parseClueMessage(document);
  if (!message.ok) return false;
  return message.value.type !== "advertisement" || !checkAdvertisement(message.value.content);
}

/** One leaf element of the document, or one tag, is other than it was. */
function mutated(document: string, at: number, kind: string, text: string): string {
  const leaves = [...document.matchAll(/<([\w:]+)(\s[^<>]*)?>([^<>]*)<\/\1>/g)];
  const leaf = leaves[at % leaves.length];
  const other = leaves[(at * 7 + 3) % leaves.length];
  const start = leaf?.index ?? 0;
  const end = start + (leaf?.[0].length ?? 0);
  const replaced = (by: string): string => document.slice(0, start) + by + document.slice(end);
  switch (kind) {
    case "drop":
      return replaced("");
    case "double":
      return replaced(`${leaf?.[0]}${leaf?.[0]}`);
    case "move":
      return replaced(other?.[0] ?? "");
    case "retext":
      return replaced(`<${leaf?.[1]}${leaf?.[2] ?? ""}>${text}</${leaf?.[1]}>`);
    case "rename":
      return replaced((leaf?.[0] ?? "").replaceAll(leaf?.[1] ?? "", other?.[1] ?? "x"));
    default: {
      const attributes = [...document.matchAll(/ (?!xmlns)[\w:]+="[^"]*"/g)];
      const dropped = attributes[at % attributes.length];
      const from = dropped?.index ?? 0;
      return document.slice(0, from) + document.slice(from + (dropped?.[0].length ?? 0));
    }
  }
}
