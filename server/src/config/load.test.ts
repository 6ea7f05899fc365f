import { describe, expect, test } from "vitest";
import { loadConfig } from "./load.ts";

describe("configuration", () => {
  test("[CFG-1] without file and environment every setting has its default", () => {
    const config = loaded({});
    expect(config.http).toEqual({ host: "127.0.0.1", port: 8080 });
    expect(config.conference).toMatchObject({ gatherMs: 20, holdMs: 30_000 });
    expect(config.sip.udpPort).toBeUndefined();
  });

  test("[CFG-2] the environment wins over the file, key by key", () => {
    const config = loaded({
      file: "http:\n  host: 0.0.0.0\n  port: 1\n",
      env: { PARLEY_HTTP__PORT: "9000", PARLEY_SIP__UDP_PORT: "5060" },
    });
    expect(config.http).toEqual({ host: "0.0.0.0", port: 9000 });
    expect(config.sip.udpPort).toBe(5060);
  });

  test("[CFG-2] a section left empty in the file is one left out", () => {
    expect(loaded({ file: "http:\nsip:\n" }).http.port).toBe(8080);
    expect(loaded({ file: "" }).http.port).toBe(8080);
  });

  test("[CFG-2] text that looks like a number stays text where text is wanted", () => {
    expect(loaded({ env: { PARLEY_DATA__DIR: "2026" } }).data.dir).toBe("2026");
  });

  test("[CFG-3] an unknown key is named with where it stands", () => {
    const file = "http:\n  prt: 1\nhtpp:\n  port: 1\n";
    expect(places({ file, env: { PARLEY_HTTP__PRT: "1", PARLEY_PORT: "1" } })).toEqual([
      "PARLEY_HTTP__PRT",
      "PARLEY_PORT",
      "parley.yaml: http.prt",
      "parley.yaml: htpp",
    ]);
  });

  test("[CFG-3] a wrong value is named with where it stands, all of them at once", () => {
    const file = "http:\n  port: many\nconference:\n  disconnectionSemantics: maybe\n";
    expect(places({ file, env: { PARLEY_MEDIA__WORKERS: "0" } })).toEqual([
      "parley.yaml: http.port",
      "PARLEY_MEDIA__WORKERS",
      "parley.yaml: conference.disconnectionSemantics",
    ]);
  });

  test("[CFG-3] settings that contradict each other are named", () => {
    expect(places({ env: { PARLEY_SIP__MIN_SESSION_EXPIRES_SECONDS: "3600" } })).toEqual([": sip"]);
  });

  test("[CFG-3] a file that cannot be read or is no YAML is named", () => {
    const missing = () => {
      throw new Error("ENOENT: no such file");
    };
    expect(loadConfig({ path: "gone.yaml", env: {}, readFile: missing })).toEqual({
      ok: false,
      refusal: [{ at: "gone.yaml", reason: "cannot be read: ENOENT: no such file" }],
    });
    expect(places({ file: "http: [" })).toEqual(["parley.yaml"]);
    expect(places({ file: "- http" })).toEqual(["parley.yaml"]);
  });
});

interface Sources {
  readonly file?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function load({ file, env = {} }: Sources) {
  const path = file === undefined ? undefined : "parley.yaml";
  return loadConfig({ path, env: { HOME: "/root", ...env }, readFile: () => file ?? "" });
}

function loaded(sources: Sources) {
  const result = load(sources);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function places(sources: Sources) {
  const result = load(sources);
  return result.ok ? [] : result.refusal.map(({ at }) => at);
}
