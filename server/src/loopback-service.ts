import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { invariant } from "@parley/shared/lib";
import { configSchema } from "./config/schema.ts";
import { serve } from "./serve.ts";

/** The whole service as `npm start` composes it, on free ports of this machine. */
export interface LoopbackService {
  readonly url: string;
  readonly port: { readonly udp: number; readonly tcp: number };
  /** Presence of everybody in the roster of a conference; undefined where there is none. */
  presences(conference: string): Promise<readonly string[] | undefined>;
  stop(): Promise<void>;
}

/** For tests; `sections` of the configuration beside those that every such service has. */
export async function loopbackService(
  sections: Readonly<Partial<Record<"identity" | "conferences", unknown>>> = {},
): Promise<LoopbackService> {
  const dir = mkdtempSync(join(tmpdir(), "parley-"));
  const config = configSchema.parse({
    http: { port: 0 },
    sip: { udpPort: 0, tcpPort: 0 },
    // Who joins here has no media; that is not what these tests are about.
    media: { silenceMs: 600_000 },
    observe: { logLevel: "silent" },
    data: { dir },
    ...sections,
  });
  const served = await serve(config);
  invariant(served.ok, "free ports of loopback can be opened");
  const { url, greeting } = served.value;
  const port = { udp: portIn(greeting, "udp"), tcp: portIn(greeting, "tcp") };
  return {
    url,
    port,
    presences: (conference) => presencesAt(url, conference),
    async stop() {
      await served.value.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** What the person who starts it reads names the addresses that are open. */
function portIn(greeting: string, transport: "udp" | "tcp"): number {
  return Number(new RegExp(`${transport} [\\w.]+:(\\d+)`).exec(greeting)?.[1]);
}

async function presencesAt(url: string, conference: string) {
  const response = await fetch(`${url}/api/conferences/${conference}`);
  if (response.status === 404) return undefined;
  const state = (await response.json()) as {
    readonly participants: readonly { readonly presence: { readonly phase: string } }[];
  };
  return state.participants.map(({ presence }) => presence.phase);
}
