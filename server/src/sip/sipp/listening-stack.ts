import { onTestFinished } from "vitest";
import type { UserAgentParts } from "../core/user-agent.ts";
import { cryptoToken, monotonicClock } from "../real-parts.ts";
import { defaultSettings } from "../settings.ts";
import type { SipEvent } from "../sip-event.ts";
import { createSipStack } from "../sip-stack.ts";

export const ANSWER =
  "v=0\r\no=us 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
const HOST = "127.0.0.1";

/** For tests: a stack that takes every call and lets everybody leave, until the test is over. */
export async function listening(
  transport: "udp" | "tcp",
  user: (event: SipEvent) => void = () => {},
  parts: Partial<UserAgentParts> = {},
) {
  const counts = new Map<string, number>();
  const stack = createSipStack({
    clock: monotonicClock,
    token: cryptoToken,
    settings: defaultSettings,
    ...parts,
    user(event) {
      counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
      if (event.type === "invite-received") event.leg.answer({ sdp: ANSWER });
      if (event.type === "bye-received") event.leg.confirmBye();
      user(event);
    },
  });
  onTestFinished(() => stack.close());
  const bound = transport === "udp" ? stack.listenUdp(HOST, 0) : stack.listenTcp(HOST, 0);
  const { port } = await bound;
  const told = (type: SipEvent["type"]) => counts.get(type) ?? 0;
  return { port, told, open: () => stack.counts().dialogs };
}
