/** The tables as the newest migration leaves them. Instants are ISO 8601 in UTC, so that text sorts by time. */
export interface Tables {
  readonly conference: {
    readonly name: string;
    /** A ConferenceMemory as JSON. */
    readonly memory: string;
  };
  readonly visit: {
    readonly conference: string;
    readonly participant: string;
    readonly entity: string;
    readonly display_name: string;
    readonly in_at: string;
    readonly out_at: string | null;
    readonly why: string | null;
  };
}
