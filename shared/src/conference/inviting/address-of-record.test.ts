import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOfRecord } from "./address-of-record.ts";

const conference = "sip:demo@Parley.example";

test.each([
  ["sip:ben@parley.example", "sip:ben@parley.example"],
  ["SIP:ben@PARLEY.example:5061;transport=ws?Subject=x", "sip:ben@parley.example"],
  ["sip:Ben%20B@parley.example", "sip:Ben%20B@parley.example"],
  ["sip:%62%65n%2b@parley.example", "sip:ben+@parley.example"],
  ["sip:b%c3%a9n%3b@parley.example", "sip:b%C3%A9n%3B@parley.example"],
  ["sip:%64emo@parley.example", undefined],
  ["sip:ben@elsewhere.example", undefined],
  ["sip:ben@parley.example.evil.example", undefined],
  ["sip:demo@parley.example;gr=1", undefined],
  ["sip:ben:secret@parley.example", undefined],
  ["sips:ben@parley.example", undefined],
  [`sip:${"b".repeat(300)}@parley.example`, undefined],
  ["sip:ben@parley.example>,<sip:eve@parley.example", undefined],
])("[CON-102] %s names %s", (target, address) => {
  expect(addressOfRecord(target, conference)).toBe(address);
});

test("[CON-102] a domain may be an address", () => {
  expect(addressOfRecord("sip:ben@[::1]:5060", "sip:demo@[::1]")).toBe("sip:ben@[::1]");
});

test("[CON-102] nothing throws, and an address names itself", () => {
  const target = fc.oneof(
    fc.string(),
    fc.string().map((user) => `sip:${user}@parley.example`),
  );
  const isStable = fc.property(target, (uri) => {
    const address = addressOfRecord(uri, conference);
    return address === undefined || addressOfRecord(address, conference) === address;
  });
  expect(() => fc.assert(isStable)).not.toThrow();
});
