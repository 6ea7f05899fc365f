/** From the benchmark to the process that plays the callers. */
export type ToCrowd =
  | {
      readonly type: "connect";
      readonly url: string;
      readonly seats: number;
      readonly conferences: number;
      /** Whether they speak CLUE; if not, their data channel never opens. */
      readonly clue: boolean;
      /** What their names begin with, where there is another such process; `s` by default. */
      readonly called?: string;
    }
  /** Everybody calls, at this rate. */
  | { readonly type: "join"; readonly perSecond: number }
  /** Everybody hangs up. */
  | { readonly type: "leave" }
  /** What the focus says on a seat's CLUE channel: this channel of ours stands for it. */
  | { readonly type: "clue"; readonly seat: string; readonly text: string };

/** From the process that plays the callers. */
export type ToBenchmark =
  /** Every socket is open. */
  | { readonly type: "ready" }
  /** Everybody is in; `times` are those from INVITE to 200, in ms. */
  | { readonly type: "joined"; readonly times: readonly number[] }
  /** Everybody's BYE is answered. */
  | { readonly type: "left" }
  /** The ACK is sent: ICE, DTLS and SCTP would come up now. */
  | { readonly type: "connected"; readonly seat: string }
  | { readonly type: "clue"; readonly seat: string; readonly text: string };
