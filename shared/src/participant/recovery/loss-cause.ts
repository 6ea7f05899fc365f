/** Why this end is cut off, as far as it can tell: what a person is told, and can do something about. */
export type LossCause =
  /** The device itself says that it has no network. */
  | "network-gone"
  /** No flow to the focus can be opened, or nothing is answered on it. */
  | "focus-unreachable"
  /** Signalling may work; no packets arrive. */
  | "media-lost"
  /** The focus let go of the dialog without saying that it meant us to go. */
  | "dialog-ended"
  /** The focus refuses for now and says for how long (RFC 3261 §20.33). */
  | "asked-to-wait";
