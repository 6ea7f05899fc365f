import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { parseMultipart } from "./multipart.ts";

test("[LIST-1] parts come in order, with their header fields, folded or none", () => {
  const body = lines(
    "a preamble, and --b in it",
    "--b  ",
    "c: application/sdp",
    "Content-Disposition: session;",
    "  handling=required",
    "",
    "v=0",
    "--bb is not the boundary",
    "--b",
    "",
    "no header fields",
    "",
    "--b--",
    "an epilogue",
    "--b",
  );
  expect(parseMultipart(body, "b")).toEqual([
    {
      headers: [
        { name: "content-type", value: "application/sdp" },
        { name: "content-disposition", value: "session; handling=required" },
      ],
      body: "v=0\r\n--bb is not the boundary",
    },
    { headers: [], body: "no header fields\r\n" },
  ]);
});

test.each([
  ["no delimiter", "b", "nothing"],
  ["never closed", "b", lines("--b", "", "v=0")],
  ["a part without an end of its head", "b", lines("--b", "A: 1", "--b--")],
  ["a part whose header field is none", "b", lines("--b", "what is this", "", "v=0", "--b--")],
  ["no boundary", "", lines("--", "", "v=0", "----")],
  ["a boundary of 71 characters", "b".repeat(71), lines(`--${"b".repeat(71)}--`)],
  ["a boundary that ends with a blank", "b ", lines("--b --")],
])("[LIST-1] %s is malformed", (_, boundary, body) => {
  expect(parseMultipart(body, boundary)).toBeUndefined();
});

test("[LIST-1] as many parts as the limit, and no more", () => {
  const of = (count: number) => parseMultipart(`${"--b\r\n\r\nx\r\n".repeat(count)}--b--`, "b");
  expect(of(limits.bodyParts)).toHaveLength(limits.bodyParts);
  expect(of(limits.bodyParts + 1)).toBeUndefined();
});

test("[LIST-1] what is put in comes out, unless it holds the delimiter", () => {
  const text = fc.string().filter((part) => !`\r\n${part}`.includes("\r\n--b"));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: limits.bodyParts }), (texts) => {
      const body = `${texts.map((part) => `--b\r\n\r\n${part}\r\n`).join("")}--b--`;
      expect(parseMultipart(body, "b")?.map((part) => part.body)).toEqual(texts);
    }),
  );
});

test("[LIST-1] any text is parts or is not, in no time", () => {
  const pieces = fc.constantFrom("\r\n", "--b", "--", " ", "A: 1", "\t", "x", "\r", "\n");
  fc.assert(
    fc.property(fc.array(pieces), (some) => {
      parseMultipart(some.join(""), "b");
    }),
  );
  const began = performance.now();
  parseMultipart("\r\n--b".repeat(50_000), "b");
  parseMultipart(`--b${" ".repeat(250_000)}`, "b");
  expect(performance.now() - began).toBeLessThan(500);
});

function lines(...of: readonly string[]): string {
  return of.join("\r\n");
}
