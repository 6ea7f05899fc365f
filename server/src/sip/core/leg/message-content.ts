import {
  CPIM_TYPE,
  type Disposition,
  parseCpim,
  parseDisposition,
  TEXT_TYPE,
} from "@parley/shared/instant-message";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { first } from "../../message/headers.ts";
import type { ReceivedRequest } from "../../message/message.ts";
import { unquoted } from "../../message/parameters.ts";
import { fields } from "../../message/print.ts";
import { parseTypedValue } from "../../message/typed-value.ts";
import { type ContentRefusal, isEncoded } from "../receiving/invite-content.ts";

/** What the body of a MESSAGE comes to. */
export interface MessageContent {
  readonly messageId?: string;
  readonly disposition: Disposition;
  readonly text: string;
}

/** What the body of a MESSAGE may be (RFC 3428 §7). */
const ACCEPTED_TYPES = [CPIM_TYPE, TEXT_TYPE].join(", ");

/** The text of a MESSAGE: as it is, or in a message/cpim (RFC 3862 §2). */
export function messageOf({
  headers,
  body,
  isBodyUtf8,
}: ReceivedRequest): Result<MessageContent, ContentRefusal> {
  if (isEncoded(headers)) {
    return refuse({ status: 415, headers: fields({ "accept-encoding": "identity" }) });
  }
  if (!isBodyUtf8) return refuse({ status: 400, headers: [] });
  const type = parseTypedValue(first(headers, "content-type") ?? "");
  if (type?.type === TEXT_TYPE) {
    const charset = unquoted(type.parameters.get("charset") ?? "utf-8").toLowerCase();
    if (charset !== "utf-8" && charset !== "us-ascii") return unsupported;
    const disposition = parseDisposition(first(headers, "content-disposition"));
    return ok({ disposition, text: body });
  }
  if (type?.type !== CPIM_TYPE) return unsupported;
  const cpim = parseCpim(body);
  if (!cpim.ok) return cpim.refusal === 415 ? unsupported : refuse({ status: 400, headers: [] });
  const { messageId, disposition, text } = cpim.value;
  return ok({ disposition, text, ...(messageId !== undefined && { messageId }) });
}

const unsupported = refuse({ status: 415, headers: fields({ accept: ACCEPTED_TYPES }) });
