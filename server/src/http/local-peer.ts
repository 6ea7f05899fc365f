import type { IncomingMessage } from "node:http";

/**
 * Whether a request comes from this machine itself. One that a proxy passed on does not, though
 * its socket says so; and one for a foreign name is a page that had its name rebound to us.
 */
export function isLocal({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): boolean {
  const passedOn = headers["forwarded"] ?? headers["x-forwarded-for"] ?? headers["via"];
  if (passedOn !== undefined || !isLoopback(socket.remoteAddress ?? "")) return false;
  const host = (headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  return host === "localhost" || isLoopback(host.replace(/^\[(.*)\]$/, "$1"));
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address) || address === "::1";
}
