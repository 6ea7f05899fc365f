import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { loadConfig } from "./config/load.ts";
import type { Config } from "./config/schema.ts";
import { isRole, isSipUri, type JoinClaims } from "./identity/join-claims.ts";
import { joinSecret } from "./identity/join-secret.ts";
import { signJoinToken } from "./identity/join-token.ts";

export interface LinkRequest {
  /** Without node and script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970, UTC. */
  readonly nowMs: number;
}

/** What to print, where, and the exit code: those of sysexits.h, as at the server's start. */
export interface LinkAnswer {
  readonly code: number;
  readonly text: string;
}

/** `npm run link`: an address that lets one person into one conference, until it expires. */
export function inviteLink({ argv, env, nowMs }: LinkRequest): LinkAnswer {
  const asked = parseCommandLine(argv, nowMs);
  if (!asked.ok) return { code: 64, text: `${asked.refusal}\n${usage}` };
  const { path = env["PARLEY_CONFIG"], url, claims } = asked.value;
  const config = loadConfig({ path, env, readFile: (file) => readFileSync(file, "utf8") });
  if (!config.ok) {
    const lines = config.refusal.map(({ at, reason }) => `configuration: ${at}: ${reason}`);
    return { code: 78, text: lines.join("\n") };
  }
  const { identity, data } = config.value;
  const secret = joinSecret({ dir: data.dir, configured: identity.secret }, randomBytes);
  if (!secret.ok) return { code: 1, text: secret.refusal };
  const page = `${url ?? pageUrl(config.value)}/m/${encodeURIComponent(claims.conference)}`;
  // Behind `#`, so that no server on the way, ours included, has it in its log.
  return { code: 0, text: `${page}#token=${signJoinToken(claims, secret.value)}` };
}

interface Asked {
  readonly path?: string;
  readonly url?: string;
  readonly claims: JoinClaims;
}

function parseCommandLine(argv: readonly string[], nowMs: number): Result<Asked, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    const { name, user, role, hours, config, url } = values;
    const [conference, ...more] = positionals;
    if (conference === undefined || more.length > 0) return refuse("one conference is needed");
    if (!isPageName(conference)) return refuse(`the page would not go to ${conference}`);
    if (name === undefined || name.trim() === "") return refuse("--name is needed");
    if (!isSipUri(user)) return refuse("--user is to be a SIP URI");
    if (!isRole(role)) return refuse("--role is to be host, participant or observer");
    const lasting = Number(hours) * 3600;
    if (!(lasting > 0 && lasting <= longestSeconds)) return refuse("--hours is to be 0.01 to 8760");
    const expiresAtSeconds = Math.ceil(nowMs / 1000 + lasting);
    return ok({
      ...(config !== undefined && { path: config }),
      ...(url !== undefined && { url: url.replace(/\/+$/, "") }),
      claims: { entity: user, displayName: name.trim(), conference, role, expiresAtSeconds },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const options = {
  name: { type: "string" },
  user: { type: "string" },
  role: { type: "string", default: "participant" },
  hours: { type: "string", default: "24" },
  url: { type: "string" },
  config: { type: "string" },
} as const;

const longestSeconds = 365 * 24 * 3600;

/** Names the page leaves as they are; any other it would change, and the link were for nothing. */
function isPageName(name: string): boolean {
  const plain = /^[\p{L}\p{N}_](?:[\p{L}\p{N}._-]{0,62}[\p{L}\p{N}_])?$/u;
  return name === name.normalize("NFKC").toLowerCase() && plain.test(name);
}

function pageUrl({ http: { host, port } }: Config): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

const usage = `usage: npm run link -- CONFERENCE --name NAME --user SIP-URI [options]

  --role ROLE      host, participant or observer; default: participant
  --hours HOURS    how long the link is good; default: 24
  --url URL        where the page is, if not at http.host and http.port
  --config FILE    the server's configuration (also PARLEY_CONFIG)`;

if (import.meta.main) {
  const { code, text } = inviteLink({
    argv: process.argv.slice(2),
    env: process.env,
    nowMs: Date.now(),
  });
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = code;
}
