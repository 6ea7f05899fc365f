import { expect, test } from "vitest";
import { env, T1, T2, T4, wire } from "./scripted-timers.ts";
import type { ServerInput } from "./server.ts";
import {
  type InviteServer,
  inviteServerDeadline,
  openInviteServer,
  stepInviteServer,
} from "./server-invite.ts";
import {
  type NonInviteServer,
  nonInviteServerDeadline,
  openedNonInviteServer,
  stepNonInviteServer,
} from "./server-non-invite.ts";

const PROVISIONAL: ServerInput = { type: "response-given", response: wire(180) };
const SUCCESS: ServerInput = { type: "response-given", response: wire(200) };
const REFUSAL: ServerInput = { type: "response-given", response: wire(486) };
const REPEATED: ServerInput = { type: "request-received" };
const ACK: ServerInput = { type: "ack-received" };
const LATE: ServerInput = { type: "deadline-passed" };
const inputs = {
  180: PROVISIONAL,
  200: SUCCESS,
  486: REFUSAL,
  repeated: REPEATED,
  ack: ACK,
  late: LATE,
};

const invite = {
  ringing: { phase: "proceeding", response: wire(180) },
  accepted: { phase: "accepted", endAt: env(64 * T1).now },
  completed: stepInviteServer(openInviteServer(env(0)), REFUSAL, env(0))[0],
  confirmed: { phase: "confirmed", endAt: env(T4).now },
  terminated: { phase: "terminated" },
} satisfies Record<string, InviteServer>;

/** RFC 6026 figure 5: each phase and input, the phase it leads to and what is done. */
test.each<[keyof typeof invite, keyof typeof inputs, InviteServer["phase"], readonly string[]]>([
  ["ringing", 180, "proceeding", ["send 180"]],
  ["ringing", 200, "accepted", ["send 200"]],
  ["ringing", 486, "completed", ["send 486"]],
  ["ringing", "repeated", "proceeding", ["send 180"]],
  ["ringing", "ack", "proceeding", []],
  ["ringing", "late", "proceeding", []],
  ["accepted", 180, "accepted", []],
  ["accepted", 200, "accepted", ["send 200"]],
  ["accepted", 486, "accepted", []],
  ["accepted", "repeated", "accepted", []],
  ["accepted", "ack", "accepted", ["pass-ack"]],
  ["accepted", "late", "terminated", []],
  ["completed", 200, "completed", []],
  ["completed", "repeated", "completed", ["send 486"]],
  ["completed", "ack", "confirmed", []],
  ["completed", "late", "terminated", ["ack-missing"]],
  ["confirmed", "repeated", "confirmed", []],
  ["confirmed", "ack", "confirmed", []],
  ["confirmed", 486, "confirmed", []],
  ["confirmed", "late", "terminated", []],
  ["terminated", "repeated", "terminated", []],
  ["terminated", 200, "terminated", []],
  ["terminated", "ack", "terminated", []],
  ["terminated", "late", "terminated", []],
])("[SIP-20] INVITE server, in %s, %s: %s", (from, input, to, done) => {
  const [next, effects] = stepInviteServer(invite[from], inputs[input], env(64 * T1));
  expect([next.phase, effects.map(named)]).toEqual([to, done]);
});

test("[SIP-21] INVITE server over UDP: Timer G doubles from T1 to T2, Timer H gives up at 64*T1", () => {
  let state: InviteServer = invite.completed;
  const sent: number[] = [];
  let missing: number | undefined;
  for (let now = 0; missing === undefined; now = inviteServerDeadline(state) ?? Number.NaN) {
    const [next, [effect]] = stepInviteServer(state, LATE, env(now));
    if (effect?.type === "send") sent.push(now);
    if (effect?.type === "ack-missing") missing = now;
    state = next;
  }
  expect(sent).toEqual([500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
  expect(missing).toBe(64 * T1);
  expect(T2).toBe(4_000);
});

test("[SIP-21] INVITE server over a reliable transport: no Timer G, no Timer I, but Timer H", () => {
  const reliable = (now: number) => ({ ...env(now), reliable: true });
  const [completed] = stepInviteServer(openInviteServer(env(0)), REFUSAL, reliable(0));
  expect(inviteServerDeadline(completed)).toBe(64 * T1);
  expect(stepInviteServer(completed, ACK, reliable(1))[0].phase).toBe("terminated");
  expect(inviteServerDeadline(invite.confirmed)).toBe(T4);
});

const nonInvite = {
  trying: openedNonInviteServer,
  proceeding: { phase: "proceeding", response: wire(180) },
  completed: { phase: "completed", response: wire(200), endAt: env(64 * T1).now },
  terminated: { phase: "terminated" },
} satisfies Record<string, NonInviteServer>;

/** RFC 3261 figure 8. */
test.each<
  [keyof typeof nonInvite, keyof typeof inputs, NonInviteServer["phase"], readonly string[]]
>([
  ["trying", 180, "proceeding", ["send 180"]],
  ["trying", 200, "completed", ["send 200"]],
  ["trying", "repeated", "trying", []],
  ["trying", "ack", "trying", []],
  ["trying", "late", "trying", []],
  ["proceeding", 180, "proceeding", ["send 180"]],
  ["proceeding", 486, "completed", ["send 486"]],
  ["proceeding", "repeated", "proceeding", ["send 180"]],
  ["proceeding", "late", "proceeding", []],
  ["completed", 486, "completed", []],
  ["completed", "repeated", "completed", ["send 200"]],
  ["completed", "late", "terminated", []],
  ["terminated", "repeated", "terminated", []],
  ["terminated", 200, "terminated", []],
])("[SIP-22] non-INVITE server, in %s, %s: %s", (from, input, to, done) => {
  const [next, effects] = stepNonInviteServer(nonInvite[from], inputs[input], env(64 * T1));
  expect([next.phase, effects.map(named)]).toEqual([to, done]);
});

test("[SIP-22] non-INVITE server: Timer J is 64*T1 over UDP and none over a reliable transport", () => {
  const [completed] = stepNonInviteServer(nonInvite.trying, SUCCESS, env(10));
  expect(nonInviteServerDeadline(completed)).toBe(10 + 64 * T1);
  const reliable = { ...env(10), reliable: true };
  expect(stepNonInviteServer(nonInvite.trying, SUCCESS, reliable)[0].phase).toBe("terminated");
});

function named(effect: ReturnType<typeof stepInviteServer>[1][number]): string {
  return effect.type === "send" ? `send ${effect.wire.status}` : effect.type;
}
