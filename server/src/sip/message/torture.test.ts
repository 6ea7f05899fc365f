import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answering } from "../core/scripted/scripted-caller.ts";
import { ScriptedWorld } from "../core/scripted/scripted-world.ts";
import { first } from "./headers.ts";

/**
 * What a focus that knows nobody does with the messages of RFC 4475 §3, received over UDP: the
 * final status it answers, or that it stays silent. Bytes are those of the RFC's appendix A.
 */
const VERDICTS: readonly (readonly [file: string, verdict: number | "silent", why: string])[] = [
  ["wsinv", 481, "folding everywhere; its To has a tag, and no dialog is ours"],
  ["intmeth", 501, "every character a method may have, and we know none such"],
  ["esc01", 200, "escapes in the Request-URI"],
  ["escnull", 200, "escaped NULs in URIs of a REGISTER"],
  ["esc02", 501, "RE%47IST%45R is no REGISTER"],
  ["lwsdisp", 200, "no blank between display name and <"],
  ["longreq", 200, "long values throughout"],
  ["dblreq", 200, "a second request behind the body is not read"],
  ["semiuri", 200, "a semicolon in the user part"],
  ["transports", 200, "Vias of unknown transports"],
  ["mpart01", 403, "a MESSAGE outside a call: whatever it holds, it has no say"],
  ["unreason", "silent", "a response to nothing, with a reason phrase in UTF-8"],
  ["noreason", "silent", "a response to nothing, without a reason phrase"],
  ["badinv01", 400, "empty parameters in Via and Contact"],
  ["clerr", 400, "less body than Content-Length"],
  ["ncl", 400, "negative Content-Length"],
  ["scalar02", 400, "numbers beyond their range"],
  ["scalarlg", "silent", "a response with such numbers"],
  ["quotbal", 400, "a quote that never closes"],
  ["ltgtruri", 400, "a Request-URI in angle brackets"],
  ["lwsruri", 400, "a blank within the Request-URI"],
  ["lwsstart", 400, "two blanks in the request line"],
  ["trws", 400, "blanks behind the request line"],
  ["escruri", 400, "headers in the Request-URI"],
  ["baddate", 200, "a Date that is not GMT: not ours to read"],
  ["regbadct", 400, "a Contact with ? outside angle brackets"],
  ["badaspec", 400, "blanks within angle brackets"],
  ["baddn", 400, "a comma in an unquoted display name"],
  ["badvers", 505, "SIP/7.0"],
  ["mismatch01", 400, "CSeq names another method"],
  ["mismatch02", 400, "so it does for an unknown method"],
  ["bigcode", "silent", "a status code of ten digits"],
  ["badbranch", 200, "a branch of the cookie alone: matched as RFC 2543 does"],
  ["insuf", 400, "From, To and Call-ID are missing"],
  ["unkscm", 416, "an unknown scheme"],
  ["novelsc", 416, "a known scheme that is not SIP"],
  ["unksm2", 400, "a REGISTER for an address-of-record that is no SIP URI"],
  ["bext01", 420, "unknown options required"],
  ["invut", 415, "an INVITE with an unknown kind of body"],
  ["regaut01", 200, "credentials of an unknown scheme; we ask for none"],
  ["multi01", 400, "From, To, Call-ID, CSeq and Max-Forwards twice"],
  ["mcl01", 400, "two Content-Lengths"],
  ["bcast", "silent", "a response to somebody else"],
  ["zeromf", 200, "Max-Forwards 0 has arrived"],
  ["cparam01", 200, "a parameter of the Contact"],
  ["cparam02", 200, "a parameter of the Contact's URI"],
  ["regescrt", 200, "an escaped Route in a Contact"],
  ["sdp01", 406, "an INVITE that accepts no SDP"],
  ["inv2543", 200, "no branch, no From tag, no Contact: an element of RFC 2543"],
];

test.each(VERDICTS)("[SIP-1] RFC 4475 %s: %s, %s", (file, verdict) => {
  const { world, peer } = received(file);
  const [status] = peer.raw.map((raw) => Number(/^SIP\/2\.0 (\d+)/.exec(raw)?.[1]));
  expect(status ?? "silent").toBe(verdict);
  expect(world.broken()).toEqual([]);
});

test("[SIP-1] every message of RFC 4475 has a verdict", () => {
  const files = readdirSync(DIRECTORY).map((name) => name.replace(".dat", ""));
  expect(files.toSorted()).toEqual(VERDICTS.map(([file]) => file).toSorted());
});

test("[SIP-1] what is refused says what would be taken", () => {
  const extension = received("bext01").peer.response(420);
  expect(first(extension.headers, "unsupported")).toBe(
    "nothingSupportsThis, nothingSupportsThisEither",
  );
  expect(first(received("invut").peer.response(415).headers, "accept")).toContain(
    "application/sdp",
  );
});

test("[SIP-1] Contact and URI parameters are kept apart and escapes are kept", () => {
  const bound = (file: string) => first(received(file).peer.response(200).headers, "contact");
  expect(bound("cparam01")).toMatch(/^<sip:\+19725552222@gw1\.example\.net>;unknownparam/);
  expect(bound("cparam02")).toMatch(/^<sip:\+19725552222@gw1\.example\.net;unknownparam>/);
  expect(bound("regescrt")).toContain("?Route=%3Csip:sip.example.com%3E>");
});

const DIRECTORY = new URL("./torture/", import.meta.url);

function received(file: string) {
  const world = new ScriptedWorld(answering);
  const peer = world.peer("udp");
  world.userAgent.inbox.received(peer.flow, readFileSync(new URL(`${file}.dat`, DIRECTORY)));
  return { world, peer };
}
