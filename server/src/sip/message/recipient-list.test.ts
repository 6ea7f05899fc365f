import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { parseRecipientList } from "./recipient-list.ts";

test("[LIST-2] the list of RFC 5364 §6 is read, with copyControl, anonymize and display names", () => {
  const read = parseRecipientList(
    document(`
      <entry uri="sip:bill@example.com" cp:copyControl="to"/>
      <entry uri=" sip:randy@example.net " cp:copyControl="cc" cp:anonymize="true">
        <display-name> Randy  B. </display-name>
      </entry>
      <entry uri="sip:ted@example.net"/>`),
  );
  expect(read).toEqual({
    ok: true,
    value: [
      { uri: "sip:bill@example.com", copyControl: "to", anonymize: false },
      { uri: "sip:randy@example.net", displayName: "Randy B.", copyControl: "cc", anonymize: true },
      { uri: "sip:ted@example.net", copyControl: "bcc", anonymize: false },
    ],
  });
});

test("[LIST-2] the namespace as RFC 5366 §6 spells it means the same", () => {
  const text = document(`<entry uri="sip:a@b" cp:copyControl="to"/>`);
  const read = parseRecipientList(text.replace("copycontrol", "copyControl"));
  expect(read).toMatchObject({ value: [{ copyControl: "to" }] });
});

test("[LIST-3] who is listed twice is invited once, as openly as either says, and as anonymously", () => {
  const read = parseRecipientList(
    document(`
      <entry uri="sip:a@b" cp:copyControl="cc"/><entry uri="sip:a@b" cp:copyControl="bcc"/>
      <entry uri="sip:c@d" cp:anonymize="true"/><entry uri="sip:c@d" cp:copyControl="to"/>`),
  );
  expect(read).toMatchObject({
    value: [
      { uri: "sip:a@b", copyControl: "cc", anonymize: false },
      { uri: "sip:c@d", copyControl: "to", anonymize: true },
    ],
  });
});

test("[LIST-4] lists within lists and references elsewhere are left out", () => {
  const read = parseRecipientList(
    document(`
      <list><entry uri="sip:nested@b"/></list>
      <entry-ref ref="resource-lists/users/x"/><external anchor="http://x"/>
      <entry xmlns="urn:else" uri="sip:else@b"/>
      <entry uri="sip:a@b"/>`),
  );
  expect(read).toMatchObject({ ok: true, value: [{ uri: "sip:a@b" }] });
});

test.each([
  ["no XML", "sip:a@b"],
  ["a document type declaration", `<!DOCTYPE x [<!ENTITY a "b">]>${document("")}`],
  ["another root", "<resource-lists/>"],
  ["an entry without uri", document("<entry/>")],
  ["an entry that names no URI", document(`<entry uri="ada"/>`)],
  ["an entry that names two", document(`<entry uri="sip:a@b sip:c@d"/>`)],
  ["an unknown copyControl", document(`<entry uri="sip:a@b" cp:copyControl="from"/>`)],
  ["a list within 20 lists", document("<list>".repeat(20) + "</list>".repeat(20))],
])("[LIST-5] %s: 400", (_, text) => {
  expect(parseRecipientList(text)).toEqual({ ok: false, refusal: 400 });
});

test("[LIST-5] as many as the limit are taken, one more is refused: 413", () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, i) => `<entry uri="sip:u${i}@b"/>`).join("");
  expect(parseRecipientList(document(entries(limits.recipients)))).toMatchObject({ ok: true });
  expect(parseRecipientList(document(entries(limits.recipients + 1)))).toMatchObject({
    refusal: 413,
  });
});

function document(entries: string): string {
  const names =
    'xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:cp="urn:ietf:params:xml:ns:copycontrol"';
  return `<resource-lists ${names}><list>${entries}</list></resource-lists>`;
}
