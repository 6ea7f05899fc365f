import { every, type Headers, listed } from "./headers.ts";
import type { Essentials, Source } from "./message.ts";
import { type NameAddr, parseNameAddr } from "./name-addr.ts";
import { BRANCH_COOKIE, parseVia, stampedVia } from "./via.ts";

/** The essentials, or why there are none; then `vias` alone, empty where there is no Via. */
export type EssentialsOrWhy =
  | { readonly essentials: Essentials; readonly why?: never }
  | { readonly essentials: Pick<Essentials, "vias">; readonly why: string };

/** Checks and parses the header fields that every message must have (RFC 3261 §8.1.1, §20). */
export function essentialsOf(headers: Headers, source: Source): EssentialsOrWhy {
  const [top, ...below] = listed(headers, "via");
  const via = top === undefined ? undefined : parseVia(top);
  if (via === undefined) {
    // Repeated as it came, it still tells the sender what the answer is to.
    return { essentials: { vias: every(headers, "via") }, why: "no Via, or not understood" };
  }
  const vias = [stampedVia(via, source), ...below];
  const bad = (why: string) => ({ essentials: { vias }, why });
  const fields = singleFields(headers);
  if (typeof fields === "string") return bad(`${fields} twice`);
  const { from, to, callId, cseq, maxForwards } = fields;
  if (callId === undefined || !CALL_ID.test(callId))
    return bad("Call-ID missing or not understood");
  const sender = from === undefined ? undefined : parseNameAddr(from);
  const recipient = to === undefined ? undefined : parseNameAddr(to);
  if (sender === undefined || recipient === undefined) return bad("From or To not understood");
  const sequence = CSEQ.exec(cseq ?? "");
  const number = Number(sequence?.[1]);
  // RFC 3261 §8.1.1.5: less than 2**31.
  if (sequence === null || number >= 2 ** 31) return bad("CSeq not understood");
  if (maxForwards !== undefined && !isOctet(maxForwards)) return bad("Max-Forwards not understood");
  const essentials: Essentials = {
    via,
    vias,
    branch: branchOf(via.parameters.get("branch")),
    from: sender,
    to: recipient,
    fromTag: tagOf(sender),
    toTag: tagOf(recipient),
    callId,
    cseq: number,
    cseqMethod: sequence[2] ?? "",
  };
  return { essentials };
}

const CALL_ID = /^[^\s,;]+$/;
const CSEQ = /^(\d{1,20})\s+(\S+)$/;

interface SingleFields {
  from?: string;
  to?: string;
  callId?: string;
  cseq?: string;
  maxForwards?: string;
  contentLength?: string;
}

const SINGLE: ReadonlyMap<string, keyof SingleFields> = new Map([
  ["from", "from"],
  ["to", "to"],
  ["call-id", "callId"],
  ["cseq", "cseq"],
  ["max-forwards", "maxForwards"],
  ["content-length", "contentLength"],
]);

/** The fields that may stand once, or the name of one that stands twice (RFC 3261 §7.3.1). */
function singleFields(headers: Headers): SingleFields | string {
  const fields: SingleFields = {};
  for (const { name, value } of headers) {
    const key = SINGLE.get(name);
    if (key === undefined) continue;
    if (fields[key] !== undefined) return name;
    fields[key] = value;
  }
  return fields;
}

function tagOf(address: NameAddr): string {
  return address.parameters.get("tag") ?? "";
}

/** RFC 3261 §17.2.3: a branch without the cookie, or of the cookie alone, identifies nothing. */
function branchOf(branch: string | undefined): string {
  return branch?.startsWith(BRANCH_COOKIE) && branch.length > BRANCH_COOKIE.length ? branch : "";
}

function isOctet(text: string): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) <= 255;
}
