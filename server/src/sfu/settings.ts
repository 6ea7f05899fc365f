/** What an operator may set of the media plane. */
export interface MediaSettings {
  /** Address that media sockets are bound to; absent: every address of the machine. */
  readonly bindAddress?: string;
  /** Address that candidates name instead, where a NAT or a container hides the bound one. */
  readonly announcedAddress?: string;
  /** UDP port of all media of worker 0, worker n taking `port + n`; 0: an ephemeral port per leg. */
  readonly port: number;
  /** Media processes, at least one; a conference is pinned to one of them. */
  readonly workers: number;
  /** A leg that should be heard and is not for so long is reported as silent. Sensible: 4,000. */
  readonly silenceMs: number;
}
