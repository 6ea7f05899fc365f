import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Answer, problem } from "./answer.ts";

/** What of a request for the page matters: the path as asked for, and three of its headers. */
export interface PageRequest {
  readonly path: string;
  readonly accept: string;
  readonly acceptEncoding: string;
  readonly ifNoneMatch: string;
}

export type Page = (request: PageRequest) => Promise<Answer>;

/**
 * The built page, read into memory once: a request is looked up among the paths that exist, so
 * that none can lead anywhere else. Every path that the page itself makes a screen of gets index.html.
 */
export function openPage(folder: string): Page {
  const files = new Map(filesIn(folder, "").map((path) => [path, openFile(folder, path)]));
  const index = files.get("/index.html");
  return async (request) => {
    const file = files.get(request.path);
    if (file !== undefined) return served(file, request);
    if (index === undefined) return notBuilt;
    if (isScreen(request.path)) return served(index, request);
    // A person who mistyped gets the page's own words for it; a program gets a problem.
    if (!request.accept.includes("text/html")) return notFound(request.path);
    return { ...(await served(index, { ...request, ifNoneMatch: "" })), status: 404 };
  };
}

export function notFound(path: string): Answer {
  return problem(404, `There is nothing at ${path}.`);
}

const notBuilt = problem(503, "The page has not been built: `npm start` builds it.");

function isScreen(path: string): boolean {
  return path === "/" || /^\/m\/[^/]+\/?$/.test(path);
}

interface File {
  readonly content: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  /** Compressed on first demand; absent for what is compressed already. */
  readonly gzipped: (() => Promise<Buffer>) | undefined;
}

function openFile(folder: string, path: string): File {
  const content = readFileSync(join(folder, path));
  const type = types[extname(path)] ?? { name: "application/octet-stream", isText: false };
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
  const headers = {
    "content-type": type.name,
    // Vite names what lies in assets/ by its content.
    "cache-control": path.startsWith("/assets/")
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    etag,
    vary: "accept-encoding",
  };
  return {
    content,
    headers,
    etag,
    gzipped: type.isText ? once(() => compress(content)) : undefined,
  };
}

async function served(file: File, { ifNoneMatch, acceptEncoding }: PageRequest): Promise<Answer> {
  const { content, headers, etag, gzipped } = file;
  if (ifNoneMatch.split(/, */).includes(etag)) return { status: 304, headers };
  if (gzipped === undefined || !/\bgzip\b/.test(acceptEncoding)) {
    return { status: 200, headers, body: content };
  }
  return {
    status: 200,
    headers: { ...headers, "content-encoding": "gzip" },
    body: await gzipped(),
  };
}

const compress = promisify<Buffer, Buffer>(gzip);

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Paths with a slash in front, hidden files left out; none where the folder does not exist. */
function filesIn(folder: string, path: string): string[] {
  if (statSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(join(folder, path), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, below) : [below];
    });
}

const types: Readonly<Record<string, { readonly name: string; readonly isText: boolean }>> = {
  ".css": { name: "text/css; charset=utf-8", isText: true },
  ".html": { name: "text/html; charset=utf-8", isText: true },
  ".js": { name: "text/javascript; charset=utf-8", isText: true },
  ".json": { name: "application/json", isText: true },
  ".png": { name: "image/png", isText: false },
  ".svg": { name: "image/svg+xml", isText: true },
  ".txt": { name: "text/plain; charset=utf-8", isText: true },
  ".webmanifest": { name: "application/manifest+json", isText: true },
  ".wasm": { name: "application/wasm", isText: true },
  ".woff2": { name: "font/woff2", isText: false },
};
