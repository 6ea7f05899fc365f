import { closeSync, openSync, readSync } from "node:fs";
import { parseArgs, TextDecoder } from "node:util";
import {
  type AdvertisementContent,
  explainClue,
  type Finding,
  lintClue,
  parseClueMessage,
  printFinding,
} from "@parley/shared/clue";
import { assertNever, ok, type Result, refuse } from "@parley/shared/lib";

/** What to print, where, and the exit code: 1 for a bad document, else those of sysexits.h. */
export interface ClueAnswer {
  readonly code: number;
  readonly text: string;
}

/** `npm run clue`: what is wrong with a CLUE document, or what it says. */
export function clueCommand(argv: readonly string[]): ClueAnswer {
  const asked = parseCommandLine(argv);
  if (!asked.ok) return { code: 64, text: `${asked.refusal}\n${usage}` };
  const { task, file, advertisement } = asked.value;
  const text = readDocument(file);
  if (!text.ok) return { code: 66, text: text.refusal };
  const advertised = advertisement === undefined ? ok(undefined) : readAdvertised(advertisement);
  if (!advertised.ok) return { code: 66, text: advertised.refusal };
  const findings = lintClue(text.value, advertised.value);
  switch (task) {
    case "lint":
      return findings.length === 0
        ? { code: 0, text: `${file}: nothing is wrong` }
        : { code: 1, text: listed(file, findings) };
    case "explain": {
      const message = parseClueMessage(text.value);
      return message.ok
        ? { code: 0, text: explainClue(message.value) }
        : { code: 1, text: listed(file, findings) };
    }
    default:
      return assertNever(task);
  }
}

interface Asked {
  readonly task: "lint" | "explain";
  readonly file: string;
  readonly advertisement?: string;
}

function parseCommandLine(argv: readonly string[]): Result<Asked, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    const [task, file, ...more] = positionals;
    if (task !== "lint" && task !== "explain") return refuse("it is either lint or explain");
    if (file === undefined || more.length > 0) return refuse("one file is needed");
    const { advertisement } = values;
    return ok({ task, file, ...(advertisement !== undefined && { advertisement }) });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const options = { advertisement: { type: "string" } } as const;

/** Bytes; what is longer than a channel may carry is not read (see `DEFAULT_XML_LIMITS`). */
const longest = 4 * 1024 * 1024;

function readDocument(file: string): Result<string, string> {
  try {
    const bytes = readBytes(file);
    if (bytes.length > longest) return refuse(`${file}: longer than ${longest} bytes`);
    // A byte order mark is no part of the document (XML §4.3.3).
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return refuse(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** No more than shows that it is too much. */
function readBytes(file: string): Uint8Array {
  const bytes = new Uint8Array(longest + 1);
  const descriptor = openSync(file, "r");
  try {
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      length += read;
      if (read === 0 || length === bytes.length) return bytes.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

function readAdvertised(file: string): Result<AdvertisementContent, string> {
  const text = readDocument(file);
  if (!text.ok) return text;
  const message = parseClueMessage(text.value);
  if (!message.ok) return refuse(`${file}: ${message.refusal.reason}`);
  return message.value.type === "advertisement"
    ? ok(message.value.content)
    : refuse(`${file}: not an advertisement`);
}

function listed(file: string, findings: readonly Finding[]): string {
  return findings.map((finding) => printFinding(file, finding)).join("\n");
}

const usage = `usage: npm run clue -- lint FILE [--advertisement FILE]
       npm run clue -- explain FILE

  lint       what is wrong with a CLUE document: line, rule and section of the RFC; exits with 1
  explain    what a CLUE document says, with its scenes from above
  --advertisement FILE   what a configure was made from, to hold it against`;

if (import.meta.main) {
  const { code, text } = clueCommand(process.argv.slice(2));
  // Findings are what was asked for.
  (code <= 1 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = code;
}
