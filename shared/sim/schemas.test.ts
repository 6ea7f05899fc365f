import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Stage } from "./stage.ts";

const schemas = fileURLToPath(new URL("../../../shared/conformance/schemas/", import.meta.url));

test.each([
  ["clue-protocol.xsd", "send-clue"],
  ["conference-info.xsd", "send-notify"],
] as const)("[SIM-2] what the focus emits of a whole meeting is valid by %s", (schema, type) => {
  const path = join(schemas, schema);
  if (!existsSync(path) || spawnSync("xmllint", ["--version"]).error) {
    process.stdout.write(`[SIM-2] not run: needs ../shared/conformance/schemas and xmllint\n`);
    return;
  }
  const documents = emitted(type);
  expect(documents.length).toBeGreaterThan(20);
  expect(complaints(path, documents)).toEqual([]);
});

/** Everything of one kind that the focus said while people came, changed, left and came back. */
function emitted(type: "send-clue" | "send-notify"): readonly string[] {
  const stage = new Stage();
  const ada = stage.joined("ada");
  const ben = stage.joined("ben", { likes: (capture) => capture.endsWith("left") });
  stage.joined("pat", { clue: false });
  stage.joined("cyd", { cameras: [] });
  stage.after(() => ben.changeCameras(["centre"]));
  stage.after(() => ada.leave());
  stage.after(() => ben.vanish());
  stage.pass(6_000);
  stage.after(() => ada.join());
  stage.pass(60_000);
  return stage.steps
    .flatMap(({ effects }) => effects)
    .flatMap((effect) => {
      if (effect.type === "send-clue" && type === "send-clue") return [effect.text];
      if (effect.type === "send-notify" && type === "send-notify") return [effect.body ?? ""];
      return [];
    })
    .filter((text) => text !== "");
}

function complaints(schema: string, documents: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "emitted-"));
  const files = documents.map((text, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, text);
    return file;
  });
  const options = { encoding: "utf8", maxBuffer: 1e8 } as const;
  const { stderr } = spawnSync("xmllint", ["--noout", "--schema", schema, ...files], options);
  rmSync(folder, { recursive: true });
  return stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"));
}
