import { parentPort, workerData } from "node:worker_threads";
import { assertNever, invariant } from "@parley/shared/lib";
import { openLedger } from "../database/open-ledger.ts";
import type { Ledger } from "../ledger.ts";
import type {
  FromLedgerThread,
  LedgerReply,
  LedgerRequest,
  NumberedRequest,
  ThreadSettings,
} from "./messages.ts";

/** The thread of the embedded database: waiting for the disk is done here. */

const port = parentPort;
invariant(port, "this runs as a thread");
const send = (message: FromLedgerThread) => port.postMessage(message);

const { reopening, ...settings } = workerData as ThreadSettings;
const opened = await openLedger(settings, () => {}, reopening);
if (opened.ok) {
  port.on("message", ({ id, request }: NumberedRequest) => {
    void answer(opened.value, request).then((reply) => {
      send({ type: "reply", id, reply });
      if (request.type === "close") port.close();
    });
  });
  send({ type: "opened" });
} else send({ type: "refused", reason: opened.refusal });

async function answer(ledger: Ledger, request: LedgerRequest): Promise<LedgerReply> {
  try {
    return await perform(ledger, request);
  } catch (error) {
    return { type: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

async function perform(ledger: Ledger, request: LedgerRequest): Promise<LedgerReply> {
  switch (request.type) {
    case "conferences":
      return { type: "conferences", conferences: await ledger.conferences() };
    case "history":
      return { type: "visits", visits: await ledger.history(request.query) };
    case "commit":
      await ledger.commit(request.changes);
      return { type: "done" };
    case "prune":
      await ledger.prune(request.before);
      return { type: "done" };
    case "close":
      await ledger.close();
      return { type: "done" };
    default:
      return assertNever(request);
  }
}
