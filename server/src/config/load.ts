import { ok, type Result, refuse } from "@parley/shared/lib";
import { parse, YAMLParseError } from "yaml";
import type { z } from "zod";
import { keys } from "./keys.ts";
import { type Config, configSchema } from "./schema.ts";

/** One thing wrong with the configuration: where it is written, and what is wrong with it. */
export interface Fault {
  readonly at: string;
  readonly reason: string;
}

export interface ConfigSources {
  /** The YAML file, if there is one. */
  readonly path?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Throws where it cannot read. */
  readonly readFile: (path: string) => string;
}

/** The file overlaid by the environment, checked as one; or everything that is wrong with them. */
export function loadConfig({ path, env, readFile }: ConfigSources): Result<Config, Fault[]> {
  const file: Result<Sections, Fault[]> = path === undefined ? ok({}) : readYaml(path, readFile);
  if (!file.ok) return file;
  const overlay = overlayOf(env);
  const checked = configSchema.safeParse(overlaid(file.value, overlay.sections));
  const wrong = checked.success ? [] : faultsOf(checked.error, path, env);
  if (checked.success && overlay.faults.length === 0) return ok(checked.data);
  return refuse([...overlay.faults, ...wrong]);
}

/** Section to key to value, as written. */
type Sections = Readonly<Record<string, unknown>>;

function readYaml(path: string, readFile: (path: string) => string): Result<Sections, Fault[]> {
  try {
    const content: unknown = parse(readFile(path)) ?? {};
    if (isSections(content)) return ok(content);
    return refuse([{ at: path, reason: "should hold sections, such as `http:`" }]);
  } catch (error) {
    const sentence = error instanceof Error ? firstLine(error.message) : String(error);
    const reason = error instanceof YAMLParseError ? sentence : `cannot be read: ${sentence}`;
    return refuse([{ at: path, reason }]);
  }
}

/** `PARLEY_CONFIG` names the file; every other variable of ours is a setting. */
function overlayOf(env: ConfigSources["env"]): { sections: Sections; faults: Fault[] } {
  const sections: Record<string, Record<string, string>> = {};
  const faults: Fault[] = [];
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith("PARLEY_") || variable === "PARLEY_CONFIG") continue;
    const key = keys.find((candidate) => candidate.variable === variable);
    if (key === undefined) faults.push({ at: variable, reason: "is no setting (see --help)" });
    else if (value !== undefined) (sections[key.section] ??= {})[key.name] = value;
  }
  return { sections, faults };
}

/** A section left empty in the file is one left out. */
function overlaid(file: Sections, overlay: Sections): Sections {
  const merged: Record<string, unknown> = {};
  for (const section of new Set([...Object.keys(file), ...Object.keys(overlay)])) {
    const below = file[section] ?? undefined;
    const above = overlay[section];
    const both = isSections(above) && (below === undefined || isSections(below));
    merged[section] = both ? { ...below, ...above } : below;
  }
  return merged;
}

function faultsOf(error: z.ZodError, path: string | undefined, env: ConfigSources["env"]): Fault[] {
  return error.issues.flatMap((issue) => {
    const place = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        at: `${path ?? ""}: ${[...place, key].join(".")}`,
        reason: "is no setting (see --help)",
      }));
    }
    const [section, name] = place;
    const key = keys.find((candidate) => candidate.section === section && candidate.name === name);
    const inEnvironment = key !== undefined && env[key.variable] !== undefined;
    const at = inEnvironment ? key.variable : `${path ?? ""}: ${place.join(".")}`;
    return [{ at, reason: issue.message }];
  });
}

function isSections(value: unknown): value is Sections {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
