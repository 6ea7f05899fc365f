/** What an operator may set of the store: the section `data` of the configuration. */
export interface StoreSettings {
  /** Folder of the embedded database; unused where `url` is given. */
  readonly dir: string;
  /** A PostgreSQL database, as postgres://user:password@host/database. */
  readonly url?: string | undefined;
  /** Visits that ended longer ago are forgotten. */
  readonly historyDays: number;
}
