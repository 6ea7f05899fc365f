import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import type { Message } from "./message-record.ts";
import type { PresenceChange } from "./presence-changes.ts";
import type { Administered } from "./tap-event.ts";

export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "silent";

export interface Log {
  message(message: Message): void;
  change(conference: string, change: PresenceChange, because: string): void;
  refused(why: string, remote: string): void;
  administered(deed: Administered): void;
  broken(error: unknown, conference?: string): void;
}

/**
 * One JSON line per change of a participant at info, per message at debug, with its text at trace.
 * Above debug a line holds nothing that a peer wrote: no address, no name, no SDP.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters };
  const log = destination === undefined ? pino(options) : pino(options, destination);
  return {
    message({ at: _, raw, ...fields }) {
      if (log.isLevelEnabled("trace")) log.trace({ ...fields, raw }, "message");
      else log.debug(fields, "message");
    },
    change(conference, { participant, change }, because) {
      log.info({ conference, participant, change, because }, "participant");
    },
    refused(why, remote) {
      log.info(atDebug(log, { why, remote }), "refused on a SIP socket");
    },
    administered({ conference, deed, participant, role, entity }) {
      const whom = participant !== undefined && { participant };
      log.info({ conference, deed, ...whom, role, ...atDebug(log, { entity }) }, "administered");
    },
    broken(error, conference) {
      log.error({ conference, ...described(log, error) }, "our own mistake");
    },
  };
}

const formatters = { level: (label: string) => ({ level: label }) };

/** Fields that may hold what a peer wrote. */
function atDebug<T extends object>(log: Logger, fields: T): T | Record<string, never> {
  return log.isLevelEnabled("debug") ? fields : {};
}

/** Where it happened always; in what words, only at debug: they may quote a message. */
function described(log: Logger, error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    frames: frames.map((line) => line.trim()),
    ...atDebug(log, { message: error.message }),
  };
}
