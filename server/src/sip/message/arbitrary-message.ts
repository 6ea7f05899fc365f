import fc from "fast-check";
import type { HeaderField } from "./headers.ts";

/** For tests: valid values and requests as RFC 3261 §25.1 allows them. */
const TOKEN = "ABCXYZabcxyz0189-.!%*_+`'~";
const USER = "abcXYZ019-_.!~*'()&=+$,;?/";

const characters = (alphabet: string) => fc.constantFrom(...alphabet.split(""));
const string = (alphabet: string, maxLength = 12) =>
  fc.string({ unit: characters(alphabet), minLength: 1, maxLength });

const token = string(TOKEN);
const host = fc.oneof(
  fc.constantFrom("example.test", "a-b.example", "192.0.2.7", "[2001:db8::9:1]", "ab12.invalid"),
);
const parameterName = string("abcxyz019-");
const quotedText = fc.string({ unit: characters('ab \\"<>,;:é'), maxLength: 8 });
const quotedString = quotedText.map((text) => `"${text.replace(/[\\"]/g, "\\$&")}"`);

function parametersOf(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .uniqueArray(fc.tuple(parameterName, fc.option(value)), {
      maxLength: 4,
      selector: ([name]) => name,
    })
    .map((pairs) => pairs.map(([n, v]) => (v === null ? `;${n}` : `;${n}=${v}`)).join(""));
}

export const sipUri = fc
  .record({
    user: fc.option(string(USER)),
    host,
    port: fc.option(fc.integer({ min: 1, max: 65_535 })),
    parameters: parametersOf(string("abcXYZ019-_.")),
  })
  .map(
    ({ user, host: at, port, parameters }) =>
      `sip:${user === null ? "" : `${user}@`}${at}${port === null ? "" : `:${port}`}${parameters}`,
  );

export const nameAddr = fc
  .tuple(fc.oneof(fc.constant(""), quotedString, string("abcxyz")), sipUri, parametersOf(token))
  .map(([name, uri, parameters]) => `${name} <${uri}>${parameters}`.trimStart());

export const via = fc
  .tuple(fc.constantFrom("UDP", "TCP", "WS", "WSS"), host, token)
  .map(([transport, at, branch]) => `SIP/2.0/${transport} ${at};branch=z9hG4bK${branch}`);

const unknownField: fc.Arbitrary<HeaderField> = fc.record({
  name: string("abcxyz").map((name) => `x-${name}`),
  value: fc.string({ unit: characters('ab ,;:<>"=é'), maxLength: 20 }).map((v) => v.trim()),
});

/** Everything a request has, in an order of its own. */
export const request = fc
  .record({
    method: fc.constantFrom("INVITE", "OPTIONS", "MESSAGE", "NEW-METHOD"),
    requestUri: sipUri,
    via,
    from: nameAddr,
    to: nameAddr,
    callId: token,
    cseq: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    others: fc.array(unknownField, { maxLength: 5 }),
    body: fc.string({ unit: "grapheme", maxLength: 60 }),
  })
  .map(({ method, requestUri, body, cseq, others, ...single }) => ({
    kind: "request" as const,
    method,
    requestUri,
    headers: [
      { name: "via", value: single.via },
      ...others,
      { name: "from", value: single.from },
      { name: "to", value: single.to },
      { name: "call-id", value: single.callId },
      { name: "cseq", value: `${cseq} ${method}` },
    ],
    body,
  }));
