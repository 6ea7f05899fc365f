import { assertNever, instant } from "@parley/shared/lib";
import { TICK_MS, WORKER_ALIVE_INTERVAL_MS, WORKER_BACKLOG_MAX_MESSAGES } from "../limits.ts";
import { openNodeDataChannel } from "../transport/node-datachannel-transport.ts";
import { MediaEngine } from "./engine.ts";
import { asToWorker, type FromWorker, type ToWorker, type WorkerSettings } from "./messages.ts";

/** The media process: started by `MediaWorker`, it ends when its parent does. */

/** As in sysexits.h: EX_UNAVAILABLE. */
const EXIT_PARENT_STALLED = 69;

// Room for 50 packets instead of 6: making a pool is dearer than filling it.
Buffer.poolSize = 65_536;

let engine: MediaEngine | undefined;
let backlog = 0;

process.on("message", (value) => {
  const message = asToWorker(value);
  if (message) receive(message);
});
process.on("disconnect", () => process.exit(0));
// The parent ends us by closing the channel; a Ctrl-C to the whole group is its to answer.
process.on("SIGINT", () => {});

function receive(message: ToWorker): void {
  switch (message.type) {
    case "start":
      engine = start(message.settings);
      return;
    case "open":
      return engine?.open(message.open);
    case "connect":
      return engine?.connect(message.leg, message.remote);
    case "apply":
      return engine?.apply(message.plan);
    case "send-clue":
      return engine?.sendClue(message.leg, message.text);
    case "close-clue":
      return engine?.closeClue(message.leg);
    case "close":
      return engine?.close(message.leg);
    case "count":
      return send({
        type: "counters",
        request: message.request,
        counters: engine?.counters() ?? [],
      });
    default:
      return assertNever(message);
  }
}

function start(settings: WorkerSettings): MediaEngine {
  const { silenceMs, ...transportSettings } = settings;
  const made = new MediaEngine({
    silenceMs,
    openTransport: (request, listener) => openNodeDataChannel(request, listener, transportSettings),
    now: () => instant(performance.now()),
    learned: (leg, stream) => send({ type: "learned", leg, stream }),
    emit: (incarnation, event) => send({ type: "event", incarnation, event }),
  });
  setInterval(() => made.tick(), TICK_MS);
  send({ type: "alive" });
  setInterval(() => send({ type: "alive" }), WORKER_ALIVE_INTERVAL_MS);
  return made;
}

function send(message: FromWorker): void {
  if (!process.send || !process.connected) return;
  if (backlog >= WORKER_BACKLOG_MAX_MESSAGES) process.exit(EXIT_PARENT_STALLED);
  backlog += 1;
  process.send(message, undefined, undefined, () => {
    backlog -= 1;
  });
}
