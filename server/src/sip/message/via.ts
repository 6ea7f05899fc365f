import { type Parameters, parseParameters, printParameters } from "./parameters.ts";

/** One Via value: who sent the message on this hop and where it wants the response. */
export interface Via {
  /** As received, such as `UDP` or `WS`. */
  readonly transport: string;
  /** Lower case. */
  readonly host: string;
  readonly port?: number;
  readonly parameters: Parameters;
}

export function parseVia(value: string): Via | undefined {
  const semicolon = value.indexOf(";");
  const sent = SENT.exec(semicolon < 0 ? value : value.slice(0, semicolon));
  const parameters = parseParameters(semicolon < 0 ? "" : value.slice(semicolon));
  const [, transport, host, port] = sent ?? [];
  if (transport === undefined || host === undefined || parameters === undefined) return undefined;
  const via = { transport, host: host.toLowerCase(), parameters };
  return port === undefined ? via : { ...via, port: Number(port) };
}

/** The Via with the source's address written in (RFC 3261 §18.2.1, RFC 3581 §4). */
export function stampedVia(via: Via, source: { address: string; port: number }): string {
  const parameters = new Map(via.parameters);
  if (parameters.has("rport")) {
    parameters.set("rport", String(source.port));
    parameters.set("received", source.address);
  } else if (via.host !== source.address) parameters.set("received", source.address);
  const port = via.port === undefined ? "" : `:${via.port}`;
  return `SIP/2.0/${via.transport} ${via.host}${port}${printParameters(parameters)}`;
}

/** The magic cookie of branches that RFC 3261 elements make (§8.1.1.7). */
export const BRANCH_COOKIE = "z9hG4bK";

/** Protocol, transport, host and port; blanks are legal around every separator (§25.1). */
const SENT =
  /^SIP\s*\/\s*\d\.\d\s*\/\s*([A-Za-z0-9\-.!%*_+`'~]+)\s+([A-Za-z0-9\-_.]+|\[[0-9A-Fa-f:.]+\])\s*(?::\s*(\d{1,5})\s*)?$/;
