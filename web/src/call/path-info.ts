import { infoRequest } from "./info.ts";
import type { RequestWithin } from "./talk.ts";

/** The Info Package by which one says that nothing arrives any more (RFC 6086). */
const pathInfo = "parley-path";

export function pathLostRequest(): RequestWithin {
  return infoRequest(pathInfo, { path: "lost" });
}
