import { expect, test } from "vitest";
import { callerOf, conversationHeaders, conversationOf } from "./caller-of.ts";
import type { OpeningRequest } from "./sip-event.ts";

test("[FOC-65] who calls is what is proven, or else what From says", () => {
  expect(callerOf(request())).toMatchObject({
    entity: "sip:ada@x",
    displayName: "Ada",
    proven: false,
    role: "participant",
  });
  const proven = { type: "proven", entity: "sip:host@x", role: "host" } as const;
  expect(callerOf(request({ identity: proven }))).toMatchObject({
    entity: "sip:host@x",
    displayName: "Ada",
    proven: true,
    role: "host",
  });
});

test("[FOC-65] the identifiers of a conversation are taken from the INVITE, bounded, and given back", () => {
  const headers = { "conversation-id": ["abc"], "inreplyto-contribution-id": ["x".repeat(1_000)] };
  const conversation = conversationOf(request({ headers }));
  expect(conversationHeaders(conversation)).toEqual([
    { name: "Conversation-ID", value: "abc" },
    { name: "InReplyTo-Contribution-ID", value: "x".repeat(256) },
  ]);
  expect(conversationHeaders(conversationOf(request()))).toEqual([]);
});

test.each([
  ["id", true],
  ["header;id", true],
  ["user", true],
  ["none", false],
  ["idle", false],
])("[FOC-66] Privacy: %s asks for anonymity: %s", (privacy, anonymous) => {
  expect(callerOf(request({ headers: { privacy: [privacy] } })).anonymous).toBe(anonymous);
});

interface Said {
  readonly identity?: OpeningRequest["identity"];
  readonly headers?: Readonly<Record<string, readonly string[]>>;
}

function request({ identity = { type: "unproven" }, headers = {} }: Said = {}): OpeningRequest {
  return {
    requestUri: "sip:demo@x",
    from: { uri: "sip:ada@x", displayName: "Ada", tag: "1" },
    to: { uri: "sip:demo@x", displayName: "" },
    callId: "call",
    cseq: 1,
    identity,
    headers: (name) => headers[name.toLowerCase()] ?? [],
    remoteAddress: "192.0.2.1",
    transport: "ws",
    flow: "ws-1",
  };
}
