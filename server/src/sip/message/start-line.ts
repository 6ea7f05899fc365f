import { isToken } from "./token.ts";

export type StartLine =
  | {
      readonly kind: "request";
      readonly method: string;
      readonly requestUri: string;
      readonly version: string;
    }
  | { readonly kind: "response"; readonly status: number; readonly reasonPhrase: string }
  /** A request line with its parts not where they belong: refused, but in so many words. */
  | { readonly kind: "misspelt-request"; readonly method: string };

/** The first line of a message; undefined where it is neither kind (RFC 3261 §7.1, §7.2). */
export function parseStartLine(line: string): StartLine | undefined {
  const status = STATUS_LINE.exec(line);
  if (status !== null) {
    return { kind: "response", status: Number(status[1]), reasonPhrase: status[2] ?? "" };
  }
  const [, method, requestUri, version] = REQUEST_LINE.exec(line) ?? [];
  if (
    method !== undefined &&
    requestUri !== undefined &&
    version !== undefined &&
    isToken(method)
  ) {
    return { kind: "request", method, requestUri, version };
  }
  const word = line.trimStart().split(/\s/, 1)[0] ?? "";
  return isToken(word) && MISSPELT.test(line)
    ? { kind: "misspelt-request", method: word }
    : undefined;
}

const REQUEST_LINE = /^(\S+) (\S+) SIP\/(\d{1,3}\.\d{1,3})$/i;
const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d) (.*)$/i;
const MISSPELT = /\sSIP\/2\.0[ \t]*$/i;
