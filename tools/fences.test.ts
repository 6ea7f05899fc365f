import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { node24, root } from "./workspace.mjs";

/** One forbidden import per rule: rule, importing file, what it imports (as a type where it is ours). */
const plants: readonly (readonly [rule: string, file: string, target: string])[] = [
  ["shared/src/lib", "shared/src/lib/planted.ts", "../sdp/index.ts"],
  ["shared/src/xml", "shared/src/xml/planted.ts", "../sdp/index.ts"],
  ["shared/src/sdp", "shared/src/sdp/planted.ts", "../clue/index.ts"],
  ["shared/src/clue", "shared/src/clue/planted.ts", "../sdp/index.ts"],
  ["shared/src/event-package", "shared/src/event-package/planted.ts", "../conference/index.ts"],
  ["shared/src/instant-message", "shared/src/instant-message/planted.ts", "../clue/index.ts"],
  ["shared/src/offer-answer", "shared/src/offer-answer/planted.ts", "../clue/index.ts"],
  ["shared/src/switching", "shared/src/switching/planted.ts", "../session/index.ts"],
  ["shared/src/session", "shared/src/session/planted.ts", "../conference/index.ts"],
  ["shared/src/participant", "shared/src/participant/planted.ts", "../conference/index.ts"],
  ["shared/src/conference", "shared/src/conference/planted.ts", "../xml/index.ts"],
  ["shared/sim", "shared/sim/planted.ts", "../../server/src/focus/planted.ts"],
  ["server/src/focus", "server/src/focus/planted.ts", "../sip/planted.ts"],
  ["server/src/config", "server/src/config/planted.ts", "../http/planted.ts"],
  ["server/src/http", "server/src/http/planted.ts", "../observe/planted.ts"],
  ["server/src/observe", "server/src/observe/planted.ts", "../sip/planted.ts"],
  ["server/src/sfu", "server/src/sfu/planted.ts", "../focus/planted.ts"],
  ["server/src/sip", "server/src/sip/planted.ts", "../sfu/planted.ts"],
  ["server/src/store", "server/src/store/planted.ts", "../config/planted.ts"],
  ["server/src/identity", "server/src/identity/planted.ts", "../sip/planted.ts"],
  ["server/bench", "server/bench/planted.ts", "../../web/src/ui/planted.ts"],
  ["web/src/call", "web/src/call/planted.ts", "../screens/planted.ts"],
  ["web/src/devices", "web/src/devices/planted.ts", "../call/planted.ts"],
  ["web/src/store", "web/src/store/planted.ts", "../screens/planted.ts"],
  ["web/src/screens", "web/src/screens/planted.ts", "../call/planted.ts"],
  ["web/src/ui", "web/src/ui/planted.ts", "../store/planted.ts"],
  ["web/src/words", "web/src/words/planted.ts", "../ui/planted.ts"],
  ["web/src/shortcuts", "web/src/shortcuts/planted.ts", "../ui/planted.ts"],
  ["e2e", "e2e/planted.ts", "../server/src/config/planted.ts"],
  ["tools", "tools/planted.ts", "../shared/src/lib/index.ts"],
  ["home-of-ws", "server/src/http/planted-ws.ts", "ws"],
  ["home-of-node-datachannel", "server/src/focus/planted-media.ts", "node-datachannel"],
  ["home-of-pino", "server/src/sip/planted-pino.ts", "pino"],
  ["home-of-prom-client", "server/src/focus/planted-metrics.ts", "prom-client"],
  ["home-of-kysely", "server/src/focus/planted-kysely.ts", "kysely"],
  ["home-of-pg", "server/src/focus/planted-pg.ts", "pg"],
  ["home-of-zod", "server/src/sip/planted-zod.ts", "zod"],
  ["home-of-yaml", "server/src/focus/planted-yaml.ts", "yaml"],
  ["home-of-jssip", "web/src/screens/planted-jssip.ts", "jssip"],
  ["home-of-zustand", "web/src/ui/planted-zustand.ts", "zustand"],
  ["home-of-i18next", "web/src/ui/planted-i18next.ts", "i18next"],
  ["home-of-react-i18next", "web/src/screens/planted-i18n.ts", "react-i18next"],
  ["home-of-radix-ui", "web/src/screens/planted-radix.ts", "radix-ui"],
  ["home-of-axe-core", "e2e/tour/planted-axe.ts", "axe-core"],
  ["home-of-uqr", "web/src/screens/planted-uqr.ts", "uqr"],
  ["no-cycle", "shared/src/lib/planted-cycle-a.ts", "./planted-cycle-b.ts"],
  ["only-through-the-door", "shared/src/sdp/planted-door.ts", "../lib/result.ts"],
  ["only-through-the-door", "server/src/sip/planted-door.ts", "../../../shared/src/lib/time.ts"],
  ["shared-is-pure", "shared/src/lib/planted-node.ts", "node:fs"],
  ["shared-is-pure", "shared/src/lib/planted-library.ts", "pino"],
  ["no-unlisted-folder", "server/src/helpers/planted.ts", "../focus/ports.ts"],
  ["resolvable", "web/src/ui/planted-nowhere.ts", "./nowhere.ts"],
];

/** The other half of the planted cycle, which is reported once, for its first half. */
const accomplice = ["shared/src/lib/planted-cycle-b.ts", "./planted-cycle-a.ts"] as const;

/** A door that a plant goes through, where its folder may not stand yet. */
const doors = ["lib", "xml", "sdp", "clue", "event-package", "session", "conference"];

let tree: string;
let report: Report;

/** On a machine with much else to do; alone it takes a second. */
const copyingMs = 60_000;

beforeAll(() => {
  tree = copyOfTree();
  for (const [, file, target] of plants) plant(file, target);
  plant(...accomplice);
  report = cruise(tree);
}, copyingMs);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("fences", () => {
  test("look at the whole tree", () => {
    expect(report.summary.totalCruised).toBeGreaterThan(10 + plants.length);
  });

  test("each have a violation planted here", () => {
    expect(new Set(plants.map(([rule]) => rule))).toEqual(new Set(ruleNames()));
  });

  test.each(plants)("%s is found in %s", (rule, file) => {
    const found = report.summary.violations.map((violation) => [
      violation.rule.name,
      violation.from,
    ]);
    expect(found).toContainEqual([rule, file]);
  });
});

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
    }[];
  };
}

function ruleNames(): readonly string[] {
  const require = createRequire(import.meta.url);
  const config = require("../.dependency-cruiser.cjs") as {
    forbidden: readonly { name: string }[];
  };
  return config.forbidden.map((rule) => rule.name);
}

/** The tracked and untracked files of the tree in a folder of their own, packages linked as here. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), "parley-fences-"));
  const sources = ["shared", "server", "web", "e2e", "tools"];
  for (const name of [...sources, ".dependency-cruiser.cjs", "package.json"]) {
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/[/\\](dist|\.vite|[^/\\]*\.tsbuildinfo)$/.test(relative(root, path)),
    });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  for (const name of doors) {
    const door = join(copy, "shared", "src", name, "index.ts");
    mkdirSync(dirname(door), { recursive: true });
    writeFileSync(door, "export {};\n", { flag: "a" });
  }
  return copy;
}

/** A type-only import where the target is ours: fences hold for those too. */
function plant(file: string, target: string): void {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  const kind = target.startsWith(".") ? "import type" : "import";
  writeFileSync(
    path,
    `${kind} * as planted from "${target}";\nexport type Planted = typeof planted;\n`,
  );
}

function cruise(folder: string): Report {
  const program = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const targets = ["shared", "server", "web", "e2e", "tools"];
  const { stdout } = spawnSync(
    node24,
    [program, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...targets],
    { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Report;
}
