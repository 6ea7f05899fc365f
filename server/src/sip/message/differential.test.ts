import fc from "fast-check";
import JsSIP from "jssip";
import { expect, test } from "vitest";
import { nameAddr, sipUri, via } from "./arbitrary-message.ts";
import { parseNameAddr } from "./name-addr.ts";
import type { Parameters } from "./parameters.ts";
import { parseSipUri } from "./uri.ts";
import { parseVia } from "./via.ts";

/**
 * JsSIP's grammar, which is generated from the RFC's own, as a second opinion. It differs on
 * purpose in three ways that are evened out below: it lower-cases no host, undoes the escapes of
 * a user, and keeps a quoted value's quotes.
 */
test("[SIP-15] SIP URIs have the parts JsSIP's grammar finds", () => {
  fc.assert(
    fc.property(sipUri, (text) => {
      const theirs = oracle(text, "SIP_URI");
      const ours = parseSipUri(text);
      expect(ours && { user: unescaped(ours.user), host: ours.host, port: ours.port }).toEqual({
        user: theirs["user"] ?? undefined,
        host: String(theirs["host"]).toLowerCase(),
        port: theirs["port"] ?? undefined,
      });
      expect(plain(ours?.parameters)).toEqual(lowerCased(theirs["_parameters"]));
    }),
  );
});

test("[SIP-15] addresses have the name, URI and parameters JsSIP's grammar finds", () => {
  fc.assert(
    fc.property(nameAddr, (text) => {
      const [contact] = list(oracle(text, "Contact"));
      const theirs = record(record(contact)["parsed"]);
      const ours = parseNameAddr(text);
      expect(ours?.displayName).toBe(theirs["_display_name"] ?? "");
      expect(parseSipUri(ours?.uri ?? "")?.host).toBe(
        String(record(theirs["_uri"])["_host"]).toLowerCase(),
      );
      expect(plain(ours?.parameters)).toEqual(lowerCased(theirs["_parameters"]));
    }),
  );
});

test("[SIP-15] Vias have the sent-by and branch JsSIP's grammar finds", () => {
  fc.assert(
    fc.property(via, (text) => {
      const theirs = oracle(text, "Via");
      const ours = parseVia(text);
      expect(ours?.transport).toBe(theirs["transport"]);
      expect(ours?.host).toBe(String(theirs["host"]).toLowerCase());
      expect(ours?.parameters.get("branch")).toBe(theirs["branch"]);
    }),
  );
});

function oracle(text: string, rule: string): Record<string, unknown> {
  const parse: (input: string, startRule: string) => unknown = JsSIP.Grammar.parse;
  const parsed = parse(text, rule);
  if (parsed === -1) throw new Error(`JsSIP's grammar refuses ${text}`);
  return record(parsed);
}

function record(value: unknown): Record<string, unknown> {
  return Object(value) as Record<string, unknown>;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function plain(parameters: Parameters | undefined): Record<string, unknown> {
  return Object.fromEntries([...(parameters ?? [])].map(([name, value]) => [name, value ?? null]));
}

function lowerCased(parameters: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record(parameters)).map(([n, v]) => [n.toLowerCase(), v]),
  );
}

function unescaped(user: string | undefined): string | undefined {
  return user === undefined ? undefined : decodeURIComponent(user);
}
