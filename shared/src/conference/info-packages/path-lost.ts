import type { Draft } from "../draft.ts";
import { restartTransport } from "../leg/restart.ts";
import { answerInfo, type Informing, informantOf } from "./informant.ts";

/**
 * A peer says that its path is lost: its own checks know so before this end does, and also where
 * nobody watches it. 200 promises another transport, the one under way where there is one.
 */
export function pathLost(draft: Draft, informing: Informing): void {
  if (!informantOf(draft, informing, "path")) return;
  const leg = draft.legs.get(informing.leg);
  const isPromised =
    leg !== undefined && (leg.restart !== undefined || restartTransport(draft, leg));
  answerInfo(draft, informing, isPromised ? 200 : 488);
}
