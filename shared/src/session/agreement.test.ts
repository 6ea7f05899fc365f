import { expect, test } from "vitest";
import { type Env, instant, ms } from "../lib/index.ts";
import { parseSdp, type SessionDescription } from "../sdp/index.ts";
import { openSession, type Session, stepSession } from "./session.ts";

test("[SES-8] a description without a transport is none of another", () => {
  const before = agreed(agreed(begun(), "one"), undefined);
  expect(before.channel?.phase).toBe("options");
  expect(before.remoteUfrag).toBe("one");
  expect(agreed(before, "one").channel?.phase).toBe("options");
  expect(agreed(before, "two").channel?.phase).toBe("channel-setup");
});

const env: Env = { now: instant(0), random: () => 0.5 };

/** A session whose CLUE channel is open. */
function begun(): Session {
  const timeouts = { initiatorTimeout: ms(10_000), receiverTimeout: ms(15_000) };
  const opened = openSession({ clueId: "focus", initiator: true, ...timeouts });
  const [setUp] = stepSession(opened, { type: "setup-started" }, env);
  return stepSession(setUp, { type: "channel-opened" }, env)[0];
}

function agreed(session: Session, ufrag: string | undefined): Session {
  const [local, remote] = [described("focus"), described(ufrag)];
  return stepSession(session, { type: "description-agreed", local, remote }, env)[0];
}

function described(ufrag: string | undefined): SessionDescription {
  const transport = [
    `a=ice-ufrag:${ufrag}`,
    "a=ice-pwd:0123456789012345678901",
    "a=fingerprint:sha-256 AB:CD",
  ];
  const lines = [
    ...["v=0", "o=- 1 1 IN IP4 h", "s=-", "c=IN IP4 h", "t=0 0"],
    ...["m=audio 9 UDP/TLS/RTP/SAVPF 111", ...(ufrag === undefined ? [] : transport)],
  ];
  const parsed = parseSdp(`${lines.join("\r\n")}\r\n`);
  if (!parsed.ok) throw new Error(parsed.refusal.reason);
  return parsed.value;
}
