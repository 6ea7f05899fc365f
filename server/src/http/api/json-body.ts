import type { IncomingMessage } from "node:http";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { type Answer, problem } from "../answer.ts";

export interface BodyRules {
  /** The one media type taken, and the header field that tells of it. */
  readonly type: string;
  readonly toldIn: "accept" | "accept-patch";
  readonly maxBytes: number;
}

/**
 * The JSON of a request's body, or what is answered where there is none. Bounded in bytes here,
 * and in time by the server, which gives up on requests that take too long to arrive.
 */
export async function readJson(
  request: IncomingMessage,
  rules: BodyRules,
): Promise<Result<unknown, Answer>> {
  const refusal = refusalOfType(request, rules);
  if (refusal !== undefined) return refuse(refusal);
  const bytes = await readBytes(request, rules.maxBytes);
  if (bytes === undefined) return refuse(tooLarge(rules.maxBytes));
  try {
    return ok(JSON.parse(utf8.decode(bytes)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(problem(400, `The body is no JSON in UTF-8 (${why}).`));
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * A type that no HTML form can send is also what makes a browser ask us first whether a foreign
 * page may; we never say so.
 */
function refusalOfType({ headers }: IncomingMessage, rules: BodyRules): Answer | undefined {
  const [type = ""] = (headers["content-type"] ?? "").split(";", 1);
  if (type.trim().toLowerCase() !== rules.type) {
    return problem(415, `The body must be ${rules.type}.`, {
      headers: { [rules.toldIn]: rules.type, connection: "close" },
    });
  }
  if ((headers["content-encoding"] ?? "identity").toLowerCase() === "identity") return undefined;
  return problem(415, "The body must not be encoded.", {
    headers: { "accept-encoding": "identity", connection: "close" },
  });
}

function tooLarge(maxBytes: number): Answer {
  return problem(413, `The body must not be longer than ${maxBytes} bytes.`, {
    headers: { connection: "close" },
  });
}

/** Undefined for more than `maxBytes`; of those, no more than one piece too many is ever held. */
async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return undefined;
  const pieces: Buffer[] = [];
  let length = 0;
  // The socket stays: it is what the refusal goes through.
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(piece)) continue;
    length += piece.length;
    if (length > maxBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
