import { assertNever } from "@parley/shared/lib";
import type { Wished } from "@parley/shared/participant";
import { handLoweringRequest } from "./levels-info.ts";
import { muteEveryoneRequest, muteWishRequest } from "./mute-info.ts";
import type { RequestWithin } from "./talk.ts";

/** The INFO by which a host's wish goes to the focus. */
export function wishRequest(wish: Wished): RequestWithin {
  switch (wish.kind) {
    case "mute":
      return muteWishRequest(wish.entity);
    case "mute-everyone":
      return muteEveryoneRequest();
    case "lower-hand":
      return handLoweringRequest(wish.entity);
    default:
      return assertNever(wish);
  }
}
