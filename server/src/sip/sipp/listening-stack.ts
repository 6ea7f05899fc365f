import { onTestFinished } from "vitest";
import type { UserAgentParts } from "../core/user-agent.ts";
import { realParts } from "../real-parts.ts";
import { defaultSettings } from "../settings.ts";
import type { SipEvent } from "../sip-event.ts";
import type { InviteToSend } from "../sip-handle.ts";
import { createSipStack } from "../sip-stack.ts";

export const ANSWER =
  "v=0\r\no=us 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
const HOST = "127.0.0.1";

/**
 * For tests: a stack that takes every call and lets everybody leave, until the test is over; with
 * `ringing` calls only ring.
 */
export async function listening(
  transport: "udp" | "tcp",
  user: (event: SipEvent) => void = () => {},
  { ringing = false, ...parts }: Partial<UserAgentParts> & { readonly ringing?: boolean } = {},
) {
  const counts = new Map<string, number>();
  const stack = createSipStack({
    ...realParts,
    settings: defaultSettings,
    ...parts,
    user(event) {
      counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
      if (event.type === "invite-received" && ringing) event.leg.provisional(180);
      else if (event.type === "invite-received") event.leg.answer({ sdp: ANSWER });
      if (event.type === "bye-received") event.leg.confirmBye();
      user(event);
    },
  });
  onTestFinished(() => stack.close());
  const bound = transport === "udp" ? stack.listenUdp(HOST, 0) : stack.listenTcp(HOST, 0);
  const { port } = await bound;
  const told = (type: SipEvent["type"]) => counts.get(type) ?? 0;
  const invite = (call: InviteToSend) => stack.invite(call);
  return { port, told, invite, open: () => stack.counts().dialogs };
}
