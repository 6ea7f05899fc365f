import { assertNever } from "@parley/shared/lib";
import type { Wish } from "@parley/shared/participant";
import { handLoweringRequest } from "./levels-info.ts";
import { muteWishRequest } from "./mute-info.ts";
import type { RequestWithin } from "./talk.ts";

/** The INFO by which a host's wish goes to the focus. */
export function wishRequest({ kind, entity }: Pick<Wish, "kind" | "entity">): RequestWithin {
  switch (kind) {
    case "mute":
      return muteWishRequest(entity);
    case "lower-hand":
      return handLoweringRequest(entity);
    default:
      return assertNever(kind);
  }
}
