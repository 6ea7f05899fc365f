import { parseArgs } from "node:util";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { keyList } from "./keys.ts";
import { type ConfigSources, loadConfig } from "./load.ts";
import type { Config } from "./schema.ts";

/** What the command line asks for. */
export type Command =
  | { readonly type: "help" }
  | { readonly type: "check-config"; readonly path?: string | undefined }
  | { readonly type: "serve"; readonly path?: string | undefined };

/** What to do with the process: run, or print and end. */
export type StartUp =
  | { readonly type: "serve"; readonly config: Config }
  | { readonly type: "end"; readonly code: number; readonly text: string };

/** Exit codes of sysexits.h: EX_USAGE and EX_CONFIG. */
const wrongUsage = 64;
const wrongConfig = 78;

/** All that happens before a socket is opened. `argv` is without node and script. */
export function startUp({
  argv,
  ...sources
}: { readonly argv: readonly string[] } & Omit<ConfigSources, "path">): StartUp {
  const command = parseCommandLine(argv);
  if (!command.ok) return { type: "end", code: wrongUsage, text: `${command.refusal}\n${usage}` };
  if (command.value.type === "help") {
    return { type: "end", code: 0, text: `${usage}\n\n${keyList()}` };
  }
  const path = command.value.path ?? sources.env["PARLEY_CONFIG"];
  const config = loadConfig({ ...sources, path });
  if (!config.ok) {
    const lines = config.refusal.map(({ at, reason }) => `configuration: ${at}: ${reason}`);
    return { type: "end", code: wrongConfig, text: lines.join("\n") };
  }
  if (command.value.type === "serve") return { type: "serve", config: config.value };
  return { type: "end", code: 0, text: "The configuration is in order." };
}

export function parseCommandLine(argv: readonly string[]): Result<Command, string> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        config: { type: "string" },
        help: { type: "boolean", short: "h" },
        "check-config": { type: "boolean" },
      },
    });
    if (values.help) return ok({ type: "help" });
    return ok({ type: values["check-config"] ? "check-config" : "serve", path: values.config });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const usage = `usage: parley [--config FILE] [--check-config] [--help]

  --config FILE    YAML file with the settings below (also PARLEY_CONFIG); none is needed
  --check-config   say what is wrong with the configuration, and end
  --help           this

A setting in the environment wins over the file. Beside the settings, the file may list
\`conferences\`: each as POST /api/conferences takes it. Exit codes: 64 wrong usage, 78 wrong configuration.`;
