import { noParameters, type Parameters, printParameters } from "./parameters.ts";

/** A `sip:` or `sips:` URI (RFC 3261 §19.1). User and parameters keep their escapes. */
export interface SipUri {
  readonly scheme: "sip" | "sips";
  readonly user?: string;
  readonly password?: string;
  /** Lower case; an IPv6 address in brackets. */
  readonly host: string;
  readonly port?: number;
  readonly parameters: Parameters;
  /** What follows `?`, unparsed; empty where there is none. */
  readonly headers: string;
}

/** The scheme of any absolute URI, in lower case; undefined where the text is no URI. */
export function schemeOf(uri: string): string | undefined {
  return SCHEME.exec(uri)?.[1]?.toLowerCase();
}

/** A SIP URI, or undefined where the text is none. Linear, and escapes are left alone. */
export function parseSipUri(text: string): SipUri | undefined {
  const scheme = schemeOf(text);
  if (scheme !== "sip" && scheme !== "sips") return undefined;
  const rest = text.slice(scheme.length + 1);
  const at = rest.indexOf("@");
  const userInfo = at < 0 ? undefined : parseUserInfo(rest.slice(0, at));
  if (at >= 0 && userInfo === undefined) return undefined;
  const parts = HOST_PART.exec(rest.slice(at + 1));
  const host = parts?.[1];
  if (parts === null || host === undefined) return undefined;
  const port = parts[2] === undefined ? undefined : Number(parts[2]);
  if (port !== undefined && port > 65_535) return undefined;
  const parameters = parseUriParameters(parts[3] ?? "");
  if (parameters === undefined) return undefined;
  return {
    scheme,
    ...userInfo,
    host: host.toLowerCase(),
    ...(port === undefined ? {} : { port }),
    parameters,
    headers: parts[4] ?? "",
  };
}

export function printSipUri(uri: SipUri): string {
  const password = uri.password === undefined ? "" : `:${uri.password}`;
  const user = uri.user === undefined ? "" : `${uri.user}${password}@`;
  const port = uri.port === undefined ? "" : `:${uri.port}`;
  const headers = uri.headers === "" ? "" : `?${uri.headers}`;
  return `${uri.scheme}:${user}${uri.host}${port}${printParameters(uri.parameters)}${headers}`;
}

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):./;
const USER = /^(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/]|%[0-9A-Fa-f]{2})+$/;
const PASSWORD = /^(?:[A-Za-z0-9\-_.!~*'()&=+$,]|%[0-9A-Fa-f]{2})*$/;
/** Host, port, parameters, headers. */
const HOST_PART =
  /^([A-Za-z0-9\-_.]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?((?:;[^;?\s<>"]*)*)(?:\?([^\s<>"]*))?$/;
const URI_PARAMETER = /^(?:[A-Za-z0-9\-_.!~*'()[\]/:&+$]|%[0-9A-Fa-f]{2})+$/;

function parseUserInfo(text: string): { user: string; password?: string } | undefined {
  const colon = text.indexOf(":");
  const user = colon < 0 ? text : text.slice(0, colon);
  if (!USER.test(user)) return undefined;
  if (colon < 0) return { user };
  const password = text.slice(colon + 1);
  return PASSWORD.test(password) ? { user, password } : undefined;
}

function parseUriParameters(text: string): Parameters | undefined {
  if (text === "") return noParameters;
  const parameters = new Map<string, string | undefined>();
  for (const part of text.slice(1).split(";")) {
    const equals = part.indexOf("=");
    const name = (equals < 0 ? part : part.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? undefined : part.slice(equals + 1);
    if (!URI_PARAMETER.test(name) || parameters.has(name)) return undefined;
    if (value !== undefined && !URI_PARAMETER.test(value)) return undefined;
    parameters.set(name, value);
  }
  return parameters;
}

/**
 * What an address-of-record is known by: user and host, without what may be added to it and with
 * escapes undone (RFC 3261 §10.3 step 5). Undefined for what is no SIP URI.
 */
export function addressOfRecord(text: string): string | undefined {
  const uri = parseSipUri(text);
  if (uri === undefined) return undefined;
  try {
    return `${decodeURIComponent(uri.user ?? "")}@${uri.host}`;
  } catch {
    return undefined;
  }
}

/** A URI as a Request-URI may be: without headers and method (RFC 3261 §19.1.1, Table 1). */
export function asRequestUri(text: string): string | undefined {
  const uri = parseSipUri(text);
  if (uri === undefined) return undefined;
  const parameters = new Map(uri.parameters);
  parameters.delete("method");
  return printSipUri({ ...uri, parameters, headers: "" });
}

/** A URI as it may stand in From and To: scheme, user and host (RFC 3261 §19.1.1, Table 1). */
export function asLogicalUri(text: string): string | undefined {
  const uri = parseSipUri(text);
  if (uri === undefined) return undefined;
  const { scheme, user, host } = uri;
  const named = { scheme, ...(user !== undefined && { user }), host };
  return printSipUri({ ...named, parameters: noParameters, headers: "" });
}
