import { expect, test } from "vitest";
import type { ReceivedResponse } from "../message/message.ts";
import { parseMessage } from "../message/parse.ts";
import { printMessage } from "../message/print.ts";
import type { ClientEffect, ClientInput } from "./client.ts";
import {
  type InviteClient,
  inviteClientDeadline,
  openInviteClient,
  stepInviteClient,
} from "./client-invite.ts";
import {
  type NonInviteClient,
  nonInviteClientDeadline,
  openNonInviteClient,
  stepNonInviteClient,
} from "./client-non-invite.ts";
import { env, T1, T4 } from "./scripted-timers.ts";
import { wireOf } from "./wire.ts";

const LATE: ClientInput = { type: "deadline-passed" };
const BROKEN: ClientInput = { type: "transport-failed" };
const END = 64 * T1;
const inputs = {
  100: came(100),
  180: came(180),
  183: came(183),
  200: came(200),
  481: came(481),
  486: came(486),
  broken: BROKEN,
  late: LATE,
};

const invite = {
  calling: openInviteClient(sent("INVITE"), env(0))[0],
  proceeding: stepInviteClient(openInviteClient(sent("INVITE"), env(0))[0], came(180), env(0))[0],
  completed: stepInviteClient(openInviteClient(sent("INVITE"), env(0))[0], came(486), env(0))[0],
  accepted: stepInviteClient(openInviteClient(sent("INVITE"), env(0))[0], came(200), env(0))[0],
  terminated: { phase: "terminated" },
} satisfies Record<string, InviteClient>;

/** RFC 6026 figure 3 and RFC 3261 figure 5. */
test.each<[keyof typeof invite, keyof typeof inputs, InviteClient["phase"], readonly string[]]>([
  ["calling", 180, "proceeding", ["pass 180"]],
  ["calling", 200, "accepted", ["pass 200"]],
  ["calling", 486, "completed", ["send ACK", "pass 486"]],
  ["calling", "broken", "terminated", ["transport-failed"]],
  ["calling", "late", "terminated", ["timed-out"]],
  ["proceeding", 183, "proceeding", ["pass 183"]],
  ["proceeding", 200, "accepted", ["pass 200"]],
  ["proceeding", 486, "completed", ["send ACK", "pass 486"]],
  ["proceeding", "broken", "terminated", ["transport-failed"]],
  ["proceeding", "late", "proceeding", []],
  ["completed", 486, "completed", ["send ACK"]],
  ["completed", 200, "completed", []],
  ["completed", 180, "completed", []],
  ["completed", "broken", "completed", []],
  ["completed", "late", "terminated", []],
  ["accepted", 200, "accepted", ["pass 200"]],
  ["accepted", 486, "accepted", []],
  ["accepted", "broken", "accepted", []],
  ["accepted", "late", "terminated", []],
  ["terminated", 200, "terminated", []],
  ["terminated", "late", "terminated", []],
])("[SIP-23] INVITE client, in %s, %s: %s", (from, input, to, done) => {
  const [next, effects] = stepInviteClient(invite[from], inputs[input], env(END));
  expect([next.phase, effects.map(named)]).toEqual([to, done]);
});

test("[SIP-23] INVITE client over UDP: Timer A doubles without bound, Timer B gives up at 64*T1", () => {
  const times = timesOf(invite.calling, stepInviteClient, inviteClientDeadline);
  expect(times).toEqual([500, 1_500, 3_500, 7_500, 15_500, 31_500, "timed-out 32000"]);
});

test("[SIP-23] INVITE client over a reliable transport: only Timer B; Timer D is 32 s over UDP", () => {
  const reliable = { ...env(0), reliable: true };
  const [calling] = openInviteClient(sent("INVITE"), reliable);
  expect(inviteClientDeadline(calling)).toBe(END);
  expect(stepInviteClient(calling, came(486), reliable)[0].phase).toBe("terminated");
  expect(inviteClientDeadline(invite.completed)).toBe(32_000);
});

test("[SIP-23] the ACK to a refusal has the INVITE's branch and number, and the response's To tag", () => {
  const [, effects] = stepInviteClient(invite.calling, came(486), env(1));
  const [first] = effects;
  expect(first?.type === "send" && first.wire.raw).toMatch(/^ACK sip:ada@h SIP\/2.0\r\n/);
  expect(first?.type === "send" && first.wire.raw).toContain("branch=z9hG4bKx");
  expect(first?.type === "send" && first.wire.raw).toContain("CSeq: 7 ACK");
  expect(first?.type === "send" && first.wire.raw).toContain(";tag=theirs");
});

const nonInvite = {
  trying: openNonInviteClient(sent("BYE"), env(0))[0],
  proceeding: stepNonInviteClient(
    openNonInviteClient(sent("BYE"), env(0))[0],
    came(100),
    env(0),
  )[0],
  completed: stepNonInviteClient(openNonInviteClient(sent("BYE"), env(0))[0], came(200), env(0))[0],
  terminated: { phase: "terminated" },
} satisfies Record<string, NonInviteClient>;

/** RFC 3261 figure 6. */
test.each<
  [keyof typeof nonInvite, keyof typeof inputs, NonInviteClient["phase"], readonly string[]]
>([
  ["trying", 100, "proceeding", ["pass 100"]],
  ["trying", 200, "completed", ["pass 200"]],
  ["trying", 481, "completed", ["pass 481"]],
  ["trying", "broken", "terminated", ["transport-failed"]],
  ["trying", "late", "terminated", ["timed-out"]],
  ["proceeding", 100, "proceeding", ["pass 100"]],
  ["proceeding", 200, "completed", ["pass 200"]],
  ["proceeding", "late", "terminated", ["timed-out"]],
  ["completed", 200, "completed", []],
  ["completed", "broken", "completed", []],
  ["completed", "late", "terminated", []],
  ["terminated", 200, "terminated", []],
])("[SIP-24] non-INVITE client, in %s, %s: %s", (from, input, to, done) => {
  const [next, effects] = stepNonInviteClient(nonInvite[from], inputs[input], env(END));
  expect([next.phase, effects.map(named)]).toEqual([to, done]);
});

test("[SIP-24] non-INVITE client over UDP: Timer E doubles to T2, runs at T2 once proceeding, Timer F ends it", () => {
  const trying = timesOf(nonInvite.trying, stepNonInviteClient, nonInviteClientDeadline);
  expect(trying.slice(0, 5)).toEqual([500, 1_500, 3_500, 7_500, 11_500]);
  expect(trying.at(-1)).toBe("timed-out 32000");
  const proceeding = timesOf(nonInvite.proceeding, stepNonInviteClient, nonInviteClientDeadline);
  expect(proceeding.slice(0, 3)).toEqual([500, 4_500, 8_500]);
});

test("[SIP-24] non-INVITE client: Timer K is T4 over UDP and none over a reliable transport", () => {
  expect(nonInviteClientDeadline(nonInvite.completed)).toBe(T4);
  const reliable = { ...env(0), reliable: true };
  expect(stepNonInviteClient(nonInvite.trying, came(200), reliable)[0].phase).toBe("terminated");
});

/** When a machine left alone sends again, until it gives up. */
function timesOf<State>(
  opened: State,
  step: (
    state: State,
    input: ClientInput,
    at: ReturnType<typeof env>,
  ) => [State, readonly ClientEffect[]],
  deadline: (state: State) => number | undefined,
): readonly (number | string)[] {
  const times: (number | string)[] = [];
  let state = opened;
  for (let now = deadline(state); now !== undefined; now = deadline(state)) {
    const [next, effects] = step(state, LATE, env(now));
    for (const { type } of effects) times.push(type === "send" ? now : `${type} ${now}`);
    state = next;
  }
  return times;
}

function sent(method: string) {
  const request = {
    kind: "request" as const,
    method,
    requestUri: "sip:ada@h",
    headers: [
      { name: "via", value: "SIP/2.0/UDP h;branch=z9hG4bKx" },
      { name: "from", value: "<sip:us@h>;tag=ours" },
      { name: "to", value: "<sip:ada@h>" },
      { name: "call-id", value: "c" },
      { name: "cseq", value: `7 ${method}` },
    ],
    body: "",
  };
  return { request, wire: wireOf(request) };
}

function came(status: number): { type: "response-received"; response: ReceivedResponse } {
  const headers = sent("INVITE").request.headers.map((field) =>
    field.name === "to" ? { ...field, value: "<sip:ada@h>;tag=theirs" } : field,
  );
  const raw = printMessage({ kind: "response", status, reasonPhrase: "x", headers, body: "" });
  const parsed = parseMessage(Buffer.from(raw), { address: "h", port: 5060 });
  if (!parsed.ok || parsed.value.kind !== "response") throw new Error("no response");
  return { type: "response-received", response: parsed.value };
}

function named(effect: ClientEffect): string {
  if (effect.type === "send") return `send ${effect.wire.method}`;
  return effect.type === "pass-response" ? `pass ${effect.response.status}` : effect.type;
}
