import type { RosterEndpoint } from "../../event-package/index.ts";
import { assertNever } from "../../lib/index.ts";
import type { Invitation } from "../inviting/invitation.ts";
import { printReason } from "../reason.ts";

/** Somebody who is called, as an endpoint of the roster (RFC 4575 §5.7.2, §5.7.3, §5.7.6). */
export function invitedEndpoint({ number, since, by, progress }: Invitation): RosterEndpoint {
  const endpoint = {
    entity: `invited-${number}`,
    referred: { when: since, ...(by !== undefined && { by }) },
    joiningMethod: "dialed-out",
    media: [],
  } as const;
  switch (progress.phase) {
    case "wanted":
      return { ...endpoint, status: "pending" };
    case "dialing-out":
    case "answered":
      return { ...endpoint, status: "dialing-out" };
    case "alerting":
      return { ...endpoint, status: "alerting" };
    case "failed": {
      const { status, when } = progress;
      const reason = `Reason: ${printReason({ protocol: "SIP", cause: status })}`;
      return {
        ...endpoint,
        status: "disconnected",
        disconnectionMethod: isBusy(status) ? "busy" : "failed",
        disconnection: { when, reason },
      };
    }
    default:
      return assertNever(progress);
  }
}

/** Busy Here, Busy Everywhere (RFC 3261 §21.4.24, §21.6.1). */
function isBusy(status: number): boolean {
  return status === 486 || status === 600;
}
