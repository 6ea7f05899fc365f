import { ok, type Result, refuse } from "@parley/shared/lib";
import { first, type HeaderField, type Headers, names } from "../../message/headers.ts";
import type { ReceivedRequest } from "../../message/message.ts";
import { type BodyPart, parseMultipart } from "../../message/multipart.ts";
import { unquoted } from "../../message/parameters.ts";
import { fields } from "../../message/print.ts";
import { type ListedUri, parseRecipientList } from "../../message/recipient-list.ts";
import { parseTypedValue, typeOf } from "../../message/typed-value.ts";
import {
  ACCEPTED_TYPES,
  MULTIPART_TYPE,
  RECIPIENT_LIST_INVITE,
  RESOURCE_LISTS_TYPE,
  SDP_TYPE,
} from "../capabilities.ts";

/** What the body of an INVITE comes to. */
export interface InviteContent {
  readonly sdp?: string;
  /** Whom else to invite (RFC 5366 §5). */
  readonly recipients?: readonly ListedUri[];
}

/** Why a body is turned down. */
export interface ContentRefusal {
  readonly status: number;
  readonly headers: readonly HeaderField[];
}

/**
 * The offer and the recipient list of an INVITE outside a dialog: each on its own, or both in a
 * multipart/mixed body. What is neither is refused with 415, unless it may be ignored.
 */
export function contentOf(request: ReceivedRequest): Result<InviteContent, ContentRefusal> {
  const parts = partsOf(request);
  if (parts === undefined) return refusal(400);
  let content: InviteContent = {};
  for (const part of parts) {
    const read = readPart(part);
    if (!read.ok) return read;
    // Two of a kind would be for the peer to choose from, and it has not said how.
    if (Object.keys(read.value).some((kind) => kind in content)) return refusal(400);
    content = { ...content, ...read.value };
  }
  const isPromised = names(request.headers, "require", RECIPIENT_LIST_INVITE);
  return isPromised && content.recipients === undefined ? refusal(400) : ok(content);
}

/** Whether a body, or a part of one, is in a form that can be read at all (RFC 3261 §8.2.3). */
export function isEncoded(headers: Headers): boolean {
  const encoding = first(headers, "content-encoding") ?? "identity";
  const transfer = first(headers, "content-transfer-encoding") ?? "binary";
  return (
    encoding.toLowerCase() !== "identity" ||
    !["7bit", "8bit", "binary"].includes(transfer.toLowerCase())
  );
}

/** RFC 3261 §20.11: `handling=optional`; required is the default. */
export function mayBeIgnored(headers: Headers): boolean {
  const disposition = parseTypedValue(first(headers, "content-disposition") ?? "");
  return disposition?.parameters.get("handling")?.toLowerCase() === "optional";
}

function refusal(status: number, headers: readonly HeaderField[] = []) {
  return refuse({ status, headers });
}

function partsOf({ headers, body }: ReceivedRequest): readonly BodyPart[] | undefined {
  const type = parseTypedValue(first(headers, "content-type") ?? "");
  if (type?.type !== MULTIPART_TYPE) return body === "" ? [] : [{ headers, body }];
  return parseMultipart(body, unquoted(type.parameters.get("boundary") ?? ""));
}

function readPart({ headers, body }: BodyPart): Result<InviteContent, ContentRefusal> {
  const type = typeOf(first(headers, "content-type") ?? "");
  const disposition = typeOf(first(headers, "content-disposition") ?? "");
  const isList = type === RESOURCE_LISTS_TYPE && disposition === "recipient-list";
  if (isEncoded(headers) || !(isList || type === SDP_TYPE)) {
    return mayBeIgnored(headers) ? ok({}) : refusal(415, fields({ accept: ACCEPTED_TYPES }));
  }
  if (!isList) return ok({ sdp: body });
  const recipients = parseRecipientList(body);
  return recipients.ok ? ok({ recipients: recipients.value }) : refusal(recipients.refusal);
}
