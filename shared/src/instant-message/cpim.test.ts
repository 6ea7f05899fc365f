import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cpim, parseCpim, printCpim, utf8Bytes } from "./index.ts";

describe("message/cpim", () => {
  test("[CHAT-1] what is printed is read back the same, whatever the name and the text", () => {
    const name = fc.string({ unit: "grapheme" }).map((text) => text.replace(/\p{Cc}+/gu, " "));
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(name, text, fc.boolean(), (displayName, said, missed) => {
        const message = { ...full, from: { uri: "sip:ada@a.example", displayName }, text: said };
        const whole: Cpim = missed ? { ...message, missed } : message;
        expect(parseCpim(printCpim(whole))).toEqual({ ok: true, value: whole });
      }),
    );
  });

  test("[CHAT-1] the example of RFC 3862 §5.1 is read, without the namespaces it does not need", () => {
    const read = parseCpim(example);
    expect(read).toEqual({
      ok: true,
      value: {
        from: { uri: "im:piglet@100akerwood.com", displayName: "MR SANDERS" },
        to: { uri: "im:eeyore@100akerwood.com", displayName: "Depressed Donkey" },
        dateTime: "2000-12-13T13:40:00-08:00",
        disposition: "render",
        text: "body",
      },
    });
  });

  test("[CHAT-1] the Message-ID is found under whatever prefix its namespace has", () => {
    const other = printCpim(full).replaceAll("imdn ", "i ").replaceAll("imdn.", "i.");
    expect(parseCpim(other)).toMatchObject({ ok: true, value: { messageId: "m-1" } });
    const unnamed = printCpim(full).replace("urn:ietf:params:imdn", "urn:other");
    expect(parseCpim(unnamed)).not.toHaveProperty("value.messageId");
  });

  test("[CHAT-1] what is said of the content may go on in another line, as in MIME", () => {
    const folded = printCpim(full).replace("; charset", ";\r\n\tcharset");
    expect(parseCpim(folded)).toEqual({ ok: true, value: full });
    expect(parseCpim(folded.replace("utf-8", "iso-8859-1"))).toEqual({ ok: false, refusal: 415 });
  });

  test("[CHAT-2] what is no message is 400, and what is none of text 415; nothing throws", () => {
    const printed = printCpim(full);
    const statusOf = (body: string) => {
      const read = parseCpim(body);
      return read.ok ? 200 : read.refusal;
    };
    expect(
      ["", "hello", "From: x\r\n\r\nContent-Type: text/plain", "x\r\n\r\n\r\n"].map(statusOf),
    ).toEqual(Array(4).fill(400));
    expect(statusOf(printed.replace("m-1", "m 1"))).toBe(400);
    expect(statusOf(printed.replace("m-1", "m".repeat(129)))).toBe(400);
    expect(statusOf(printed.replace("text/plain", "text/html"))).toBe(415);
    expect(statusOf(printed.replace("utf-8", "iso-8859-1"))).toBe(415);
    expect(statusOf(`Require: x\r\n${printed}`)).toBe(415);
    expect(statusOf("From: <sip:a@b>\r\n\r\n\r\nhello")).toBe(200);
    fc.assert(fc.property(fc.string(), (body) => void parseCpim(body)));
  });

  test("[CHAT-1] a name cannot begin a header of its own", () => {
    const displayName = 'Eve"\r\nDateTime: never\r\n\r\n';
    const printed = printCpim({ ...full, from: { uri: "sip:e\r\nX: y", displayName } });
    expect(printed.split("\r\n\r\n")).toHaveLength(3);
    expect(printed.split("\r\n").filter((line) => /^(DateTime: never|X)/.test(line))).toEqual([]);
  });

  test("[CHAT-3] the size of a text is that of its UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
      }),
    );
  });
});

const full: Cpim = {
  from: { uri: "sip:ada@a.example", displayName: "Ada" },
  to: { uri: "sip:demo@a.example" },
  dateTime: "2026-01-01T00:00:00.000Z",
  messageId: "m-1",
  disposition: "render",
  text: "hello",
};

const example = [
  "From: MR SANDERS <im:piglet@100akerwood.com>",
  "To: Depressed Donkey <im:eeyore@100akerwood.com>",
  "DateTime: 2000-12-13T13:40:00-08:00",
  "Subject: the weather will be fine today",
  "Subject:;lang=fr beau temps prevu pour aujourd'hui",
  "NS: MyFeatures <mid:MessageFeatures@id.foo.com>",
  "MyFeatures.VitalMessageOption: Confirmation-requested",
  "",
  "Content-type: text/plain; charset=utf-8",
  "Content-ID: <1234567890@foo.com>",
  "",
  "body",
].join("\r\n");
