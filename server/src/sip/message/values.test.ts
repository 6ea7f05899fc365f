import { expect, test } from "vitest";
import { parseNameAddr } from "./name-addr.ts";
import { parseParameters, printParameters } from "./parameters.ts";
import { printMessage } from "./print.ts";
import { printReason, reasonsOf } from "./reason.ts";
import { responseTo } from "./response.ts";
import { parseSipUri, printSipUri } from "./uri.ts";
import { parseVia } from "./via.ts";

test.each([
  ["sip:ada@example.test", { user: "ada", host: "example.test" }],
  ["sips:ada:pw@Example.TEST:5061;transport=tcp;lr?x=1", { password: "pw", port: 5061 }],
  ["sip:[2001:db8::1]:5060", { host: "[2001:db8::1]", port: 5060 }],
  ["sip:a%40b;c=d@h", { user: "a%40b;c=d", host: "h" }],
])("[SIP-7] %s is a SIP URI and prints as it was", (text, expected) => {
  const uri = parseSipUri(text);
  expect(uri).toMatchObject(expected);
  expect(uri && printSipUri(uri)).toBe(text.replace("Example.TEST", "example.test"));
});

test.each([
  "tel:+1",
  "sip:",
  "sip:a@",
  "sip:@h",
  "sip:a b@h",
  "sip:h:99999",
  "sip:h;a;a",
  "sip:a@b@c",
])("[SIP-7] %s is no SIP URI", (text) => {
  expect(parseSipUri(text)).toBeUndefined();
});

test.each([
  ['"Ada \\"L\\"" <sip:a@h;x=1>;tag=t', 'Ada "L"', "sip:a@h;x=1", "t"],
  ["Ada L <sip:a@h>;tag = t", "Ada L", "sip:a@h", "t"],
  ["sip:a@h;tag=t", "", "sip:a@h", "t"],
  ["Jörg <sip:a@h>", "Jörg", "sip:a@h", undefined],
])("[SIP-8] %s has its parts", (value, displayName, uri, tag) => {
  const address = parseNameAddr(value);
  expect(address).toMatchObject({ displayName, uri });
  expect(address?.parameters.get("tag")).toBe(tag);
});

test.each([
  '"a <sip:a@h>',
  "a, b <sip:a@h>",
  "< sip:a@h >",
  "<sip:a@h",
  "sip:a@h?x=1",
  "sip:a@h;;",
  "",
])("[SIP-8] %s is no address", (value) => {
  expect(parseNameAddr(value)).toBeUndefined();
});

test("[SIP-8] parameters keep quotes and order, and a name counts once", () => {
  const parameters = parseParameters(';a="x;y";B ; c= d');
  expect(parameters && printParameters(parameters)).toBe(';a="x;y";b;c=d');
  expect(parseParameters(";a;A")).toBeUndefined();
  expect(parseParameters("a")).toBeUndefined();
});

test("[SIP-9] a Via is read with blanks and an IPv6 host", () => {
  expect(parseVia("SIP / 2.0 / UDP [2001:DB8::1] : 5062 ; branch=z9hG4bKx ;rport")).toMatchObject({
    transport: "UDP",
    host: "[2001:db8::1]",
    port: 5062,
  });
  expect(parseVia("SIP/2.0/UDP")).toBeUndefined();
});

test("[SIP-10] Reason is read with its blanks, one per protocol, and printed with escapes", () => {
  const headers = [
    { name: "reason", value: 'SIP ;cause=480 ;text="Bearer \\"unavailable\\""' },
    { name: "reason", value: "Q.850;cause=16, broken;;" },
  ];
  expect(reasonsOf(headers)).toEqual([
    { protocol: "SIP", cause: 480, text: 'Bearer "unavailable"' },
    { protocol: "Q.850", cause: 16 },
  ]);
  expect(printReason({ protocol: "SIP", cause: 200, text: 'a "b"' })).toBe(
    'SIP;cause=200;text="a \\"b\\""',
  );
});

test("[SIP-11] a line break in a value cannot smuggle a header field out", () => {
  const response = responseTo({ method: "INVITE", headers: [], vias: ["x"] }, 488, {
    reasonPhrase: "No\r\nX-Evil: 1",
    headers: [{ name: "warning", value: '399 p "a\r\nX-Evil: 1"' }],
  });
  expect(printMessage(response)).not.toMatch(/^X-Evil/m);
});
