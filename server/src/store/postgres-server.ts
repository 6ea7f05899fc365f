import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

/** A PostgreSQL of its own for tests, in a folder of its own, reached through a socket in it. */
export interface PostgresServer {
  /** A new empty database. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Undefined where PostgreSQL is not installed. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const programs = programFolder();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "parley-postgres-"));
  const user = ordinaryUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder };
  const made = ["--pgdata", data, "--username=parley", "--auth=trust", "--encoding=UTF8"];
  execFileSync(join(programs, "initdb"), [...made, "--no-sync"], { ...options, stdio: "ignore" });
  const settings = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${folder}`];
  const server = spawn(join(programs, "postgres"), ["-D", data, ...settings], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const endWithUs = () => server.kill("SIGQUIT");
  process.once("exit", endWithUs);
  await ready(server);
  let databases = 0;
  return {
    async newDatabase() {
      const name = `parley_${(databases += 1)}`;
      await ask(urlOf(folder, "postgres"), `CREATE DATABASE ${name}`);
      return urlOf(folder, name);
    },
    async stop() {
      process.off("exit", endWithUs);
      server.kill("SIGQUIT");
      await once(server, "close");
      rmSync(folder, { recursive: true });
    },
  };
}

/** One statement, on a connection of its own. */
export async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function urlOf(folder: string, database: string): string {
  return `postgres://parley@localhost/${database}?host=${encodeURIComponent(folder)}`;
}

async function ready(server: ChildProcess): Promise<void> {
  for await (const text of server.stderr ?? []) {
    if (String(text).includes("ready to accept connections")) break;
  }
  if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
}

/** Debian keeps them out of the search path. */
function programFolder(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = versions.map((version) => join(debian, version, "bin"));
  const searched = [...folders, ...(process.env["PATH"] ?? "").split(delimiter)];
  return searched.find((folder) => existsSync(join(folder, "initdb")));
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (kind: string) =>
    Number(execFileSync("id", [kind, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}
