import type { InfoPackage } from "../info-package.ts";
import { first, type HeaderField, type Headers } from "../message/headers.ts";
import { fields } from "../message/print.ts";
import type { SipSettings } from "../settings.ts";

/** The packages that a peer may send us INFOs of, for INVITE, its answers and OPTIONS (RFC 6086). */
export function recvInfo({ settings }: { readonly settings: SipSettings }): HeaderField[] {
  return fields({ "recv-info": settings.infoPackages.map(({ name }) => name).join(", ") });
}

/** The package of an INFO, if it is one of ours; its name is compared octet by octet (RFC 6086). */
export function infoPackageOf(
  headers: Headers,
  { infoPackages }: SipSettings,
): InfoPackage | undefined {
  const [name = ""] = (first(headers, "info-package") ?? "").split(";", 1);
  return infoPackages.find((known) => known.name === name.trim());
}
