import type { Focus } from "./focus/focus.ts";
import type { Identification, IdentityPort, IdentityRequest } from "./focus/ports.ts";
import { conferenceOf } from "./sip/caller-of.ts";

type Request = Omit<IdentityRequest, "proofNeeded">;

/**
 * Who sent a request, as the conference it is for wants to know it: a token is good for its own
 * conference, a closed one is only for those who are known. `refused` is told of every refusal; a
 * first challenge is none, only the question who it is.
 */
export function identifying(
  identity: IdentityPort,
  focus: Focus,
  refused: (why: string, fromUri: string) => void,
): (request: Request) => Identification {
  return (request) => {
    const found = identified(request);
    const isRefused =
      found.type === "refused" || (found.type === "challenge" && request.authorization.length > 0);
    if (isRefused) refused(found.why, request.fromUri);
    return found;
  };

  function identified(request: Request): Identification {
    const name = conferenceOf(request.requestUri);
    const found = identity.identify({ ...request, proofNeeded: focus.needsProof(name) });
    const isElsewhere =
      found.type === "proven" && found.conference !== undefined && found.conference !== name;
    if (!isElsewhere || request.method === "REGISTER") return found;
    const warning = { code: 399, text: "122 Function not allowed" };
    return { type: "refused", status: 403, warning, why: "the token is for another conference" };
  }
}
