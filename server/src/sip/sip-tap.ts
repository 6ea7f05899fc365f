import type { Wire } from "./transaction/wire.ts";

/** What passes through the stack, for log, metrics and message record. Times as the clock's. */
export type SipTap =
  | {
      readonly type: "message";
      readonly direction: "in" | "out";
      readonly at: number;
      readonly flow: string;
      readonly message: Wire;
    }
  | {
      readonly type: "malformed";
      readonly at: number;
      readonly flow: string;
      readonly why: string;
      readonly raw: string;
    }
  | { readonly type: "flow-opened"; readonly at: number; readonly flow: string }
  | {
      readonly type: "flow-closed";
      readonly at: number;
      readonly flow: string;
      readonly why: string;
    }
  /** A peer that was not let in at all. */
  | {
      readonly type: "turned-away";
      readonly at: number;
      readonly remote: string;
      readonly why: string;
    }
  /** Our own bug: an exception, stopped at the stack's edge. */
  | { readonly type: "broke"; readonly at: number; readonly error: unknown };
