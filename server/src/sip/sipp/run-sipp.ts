import { execFile, execFileSync } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What sipp does with an INVITE that comes while its own scenario runs. */
export type CalledScenario = "be-called" | "be-cancelled" | "be-busy";

export type Scenario =
  | "join"
  | "join-reinvite-leave"
  | "join-be-left"
  | "join-refer-leave"
  | "join-challenged"
  | "join-interval"
  | "join-with-recipients"
  | "register"
  | "join-leave-plainly"
  | "join-hang-up"
  | "cancel"
  | "join-refer-elsewhere"
  | "join-expire"
  | "join-refresh-short"
  | "join-be-refreshed"
  | "join-forget"
  | "join-fall-silent"
  | "join-collide"
  | "subscribe-unknown"
  | "subscribe-briefly"
  | "subscribe-nowhere"
  | "subscribe-refresh-leave"
  | "subscribe-fetch"
  | "subscribe-expire";

/** For tests and benchmarks: sipp (Debian's sip-tester) against a listening stack on loopback. */
export interface SippRun {
  /** A file beside this one, without `.xml`; or one that lies elsewhere. */
  readonly scenario: Scenario | URL;
  readonly whenCalled?: CalledScenario;
  readonly port: number;
  readonly transport: "udp" | "tcp";
  readonly calls: number;
  readonly callsPerSecond: number;
  /** The user part of the Request-URI; "room" by default. */
  readonly service?: string;
  /** A file with the SDP to offer; plain RTP by default. */
  readonly offer?: string;
  /** How long a call of the scenario "join" stays, in milliseconds; 20 by default. */
  readonly stayMs?: number;
  /** Messages that get lost, in percent, each way. */
  readonly lossPercent?: number;
  readonly timeoutSeconds: number;
}

export interface SippResult {
  readonly successful: number;
  readonly failed: number;
}

const SIPP = "sipp";

/** Said where sipp is missing, so that nobody takes silence for success. */
export const SIPP_MISSING =
  "sipp is not installed (apt-get install sip-tester): its scenarios did not run";

export function sippIsInstalled(): boolean {
  try {
    // It ends with 99 when it has shown its version.
    execFileSync(SIPP, ["-v"], { stdio: "ignore" });
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ENOENT");
  }
}

export async function runSipp(run: SippRun): Promise<SippResult> {
  const directory = await mkdtemp(join(tmpdir(), "sipp-"));
  await copyFile(run.offer ?? beside("plain-rtp.sdp"), join(directory, "offer.sdp"));
  const screen = await new Promise<string>((resolve) => {
    execFile(
      SIPP,
      argumentsOf(run),
      { cwd: directory, maxBuffer: 64 << 20 },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
  await rm(directory, { recursive: true });
  return {
    successful: counted(screen, "Successful call"),
    failed: counted(screen, "Failed call"),
  };
}

function argumentsOf(run: SippRun): string[] {
  return [
    `127.0.0.1:${run.port}`,
    ...["-sf", scenarioFile(run.scenario)],
    ...(run.whenCalled === undefined ? [] : ["-oocsf", scenarioFile(run.whenCalled)]),
    ...["-s", run.service ?? "room"],
    ...["-i", "127.0.0.1"],
    ...["-t", run.transport === "tcp" ? "t1" : "u1"],
    ...["-m", String(run.calls), "-r", String(run.callsPerSecond)],
    ...["-d", String(run.stayMs ?? 20)],
    ...["-lost", String(run.lossPercent ?? 0)],
    ...["-timeout", String(run.timeoutSeconds), "-nostdin"],
  ];
}

function scenarioFile(scenario: Scenario | CalledScenario | URL): string {
  return scenario instanceof URL ? fileURLToPath(scenario) : beside(`${scenario}.xml`);
}

function beside(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** The cumulative column of one of the last screen's counters; -1 where there is none. */
function counted(screen: string, counter: string): number {
  const line = screen.split("\n").findLast((candidate) => candidate.includes(counter));
  const cumulative = line?.split("|")[2]?.trim();
  return cumulative === undefined ? -1 : Number(cumulative);
}
