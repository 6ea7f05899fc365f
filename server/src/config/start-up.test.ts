import { describe, expect, test } from "vitest";
import { keys } from "./keys.ts";
import { parseCommandLine, startUp } from "./start-up.ts";

describe("the command line", () => {
  test("[CFG-4] is read into what it asks for", () => {
    const cases = [
      [[], { type: "serve", path: undefined }],
      [["--config", "a.yaml"], { type: "serve", path: "a.yaml" }],
      [["--check-config"], { type: "check-config", path: undefined }],
      [["--help", "--check-config"], { type: "help" }],
      [["-h"], { type: "help" }],
    ] as const;
    for (const [argv, value] of cases) {
      expect(parseCommandLine(argv)).toEqual({ ok: true, value });
    }
  });

  test("[CFG-4] that is not understood ends with 64 and the usage", () => {
    for (const argv of [["--nope"], ["extra"], ["--config"]]) {
      expect(start(argv)).toMatchObject({ type: "end", code: 64 });
      expect(text(start(argv))).toContain("usage: parley");
    }
  });
});

describe("start-up", () => {
  test("[CFG-5] with --help names every setting, its variable and default, and ends with 0", () => {
    const help = start(["--help"]);
    expect(help).toMatchObject({ type: "end", code: 0 });
    expect(keys.length).toBeGreaterThan(20);
    for (const { section, name, variable, meaning } of keys) {
      expect(meaning, `${section}.${name} is documented`).toMatch(/^[A-Z].*\.$/);
      expect(text(help)).toContain(`${section}.${name} (${variable})`);
    }
    expect(text(help)).toContain("http.port (PARLEY_HTTP__PORT): 0 … 65535; default: 8080");
  });

  test("[CFG-3] with a wrong configuration ends with 78 and a line for each fault", () => {
    const env = { PARLEY_HTTP__PORT: "x", PARLEY_NO: "1" };
    const ended = startUp({ argv: ["--check-config"], env, readFile: () => "" });
    expect(ended).toMatchObject({ type: "end", code: 78 });
    expect(text(ended).split("\n")).toEqual([
      "configuration: PARLEY_NO: is no setting (see --help)",
      "configuration: PARLEY_HTTP__PORT: Invalid input: expected number, received string",
    ]);
  });

  test("[CFG-4] with --check-config and a configuration in order ends with 0", () => {
    expect(start(["--check-config"])).toMatchObject({ type: "end", code: 0 });
  });

  test("[CFG-2] takes the file that --config names, else the one that PARLEY_CONFIG names", () => {
    const read: string[] = [];
    const sources = {
      env: { PARLEY_CONFIG: "b.yaml" },
      readFile: (path: string) => `http: { port: ${read.push(path)} }`,
    };
    expect(startUp({ argv: ["--config", "a.yaml"], ...sources })).toMatchObject({
      config: { http: { port: 1 } },
    });
    expect(startUp({ argv: [], ...sources })).toMatchObject({ config: { http: { port: 2 } } });
    expect(read).toEqual(["a.yaml", "b.yaml"]);
  });
});

function start(argv: readonly string[]) {
  return startUp({ argv, env: {}, readFile: () => "" });
}

function text(started: ReturnType<typeof start>): string {
  return started.type === "end" ? started.text : "";
}
