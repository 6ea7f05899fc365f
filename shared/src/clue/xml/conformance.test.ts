import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkAdvertisement } from "../model/check-advertisement.ts";
import { parseClueMessage } from "./read-message.ts";

const INSTANCES = new URL("../../../../../shared/conformance/schemas/instances/", import.meta.url);

/**
 * Invalid by the schema, accepted on purpose: `synchronizationID` is typed `xs:ID`, which forbids what it is there for,
 * two captures with the same value (RFC 8846 §11.8).
 */
const ACCEPTED_ALL_THE_SAME = ["adv-sync-shared.xml"];

test("[CLUE-7] our verdict on each conformance instance is the schema's, but for those named", () => {
  if (!existsSync(INSTANCES)) {
    process.stdout.write("[CLUE-7] not run: needs ../shared/conformance/schemas/instances\n");
    return;
  }
  const accepted = (folder: string): string[] => {
    const files = readdirSync(new URL(folder, INSTANCES)).filter((name) => name.endsWith(".xml"));
    expect(files.length).toBeGreaterThan(0);
    return files.filter((name) => isAccepted(new URL(folder + name, INSTANCES)));
  };

  expect(accepted("valid/")).toEqual(readdirSync(new URL("valid/", INSTANCES)));
  expect(accepted("invalid/")).toEqual(ACCEPTED_ALL_THE_SAME);
});

function isAccepted(file: URL): boolean {
  const result = parseClueMessage(readFileSync(file, "utf8"));
  if (!result.ok) return false;
  const message = result.value;
  return message.type !== "advertisement" || checkAdvertisement(message.content) === undefined;
}
