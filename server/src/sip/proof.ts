import type { Identification, IdentityRequest } from "../focus/ports.ts";

/** Who a request is from, as far as that is settled once it is let in. */
export type Identity = Extract<Identification, { readonly type: "proven" | "unproven" }>;

/** Asked before anything is made of a request; the stack knows no accounts. */
export type Identify = (request: Omit<IdentityRequest, "proofNeeded">) => Identification;
