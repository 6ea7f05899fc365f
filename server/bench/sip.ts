import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { realParts } from "../src/sip/real-parts.ts";
import { defaultSettings } from "../src/sip/settings.ts";
import { createSipStack } from "../src/sip/sip-stack.ts";
import { runSipp, sippIsInstalled } from "../src/sip/sipp/run-sipp.ts";

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this. */
  readonly goal: number;
}

const ANSWER =
  "v=0\r\no=us 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
/** Until the compiler has done its work. */
const WARM_UP_CALLS = 1_000;
const MEASURED_CALLS = 3_000;
const CALLS_PER_SECOND = 700;

/** CPU time of one process per INVITE-200-ACK-BYE over UDP on loopback, without a focus behind. */
export async function bench(): Promise<BenchRow[]> {
  const stack = createSipStack({
    ...realParts,
    settings: defaultSettings,
    user(event) {
      if (event.type === "invite-received") event.leg.answer({ sdp: ANSWER });
      if (event.type === "bye-received") event.leg.confirmBye();
    },
  });
  const { port } = await stack.listenUdp("127.0.0.1", 0);
  const call = sippIsInstalled() ? callWithSipp : callWithGenerator;
  await call(port, WARM_UP_CALLS);
  const before = process.cpuUsage();
  const successful = await call(port, MEASURED_CALLS);
  const { user, system } = process.cpuUsage(before);
  await stack.close();
  return [
    {
      name: "SIP call, INVITE-200-ACK-BYE",
      value: (user + system) / 1_000 / successful,
      unit: "ms CPU per call",
      goal: 0.4,
    },
    { name: "SIP calls that failed", value: MEASURED_CALLS - successful, unit: "calls", goal: 0 },
  ];
}

async function callWithSipp(port: number, calls: number): Promise<number> {
  const run = { scenario: "join", transport: "udp", callsPerSecond: CALLS_PER_SECOND } as const;
  const { successful } = await runSipp({ ...run, port, calls, timeoutSeconds: 20 });
  return successful;
}

function callWithGenerator(port: number, calls: number): Promise<number> {
  const script = fileURLToPath(new URL("./sip/call-generator.ts", import.meta.url));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, `${port}`, `${calls}`, `${CALLS_PER_SECOND}`],
      (_, stdout) => resolve(Number(stdout)),
    );
  });
}
