/** How long opening waits for whoever still holds the database, e.g. a predecessor that is ending. */
export const LOCK_WAIT_MS = 1000;

/** A PostgreSQL that does not answer for so long is treated as one that has failed. */
export const ANSWER_WAIT_MS = 10_000;

/** A store's thread that was lost is followed by another at once; by the next after so long, */
export const REOPEN_FIRST_WAIT_MS = 100;

/** and twice as long each time, up to this. */
export const REOPEN_LONGEST_WAIT_MS = 5000;

/** Rows written by one statement: seven values each, of the 32,766 that SQLite takes. */
export const ROWS_PER_STATEMENT = 500;

/** Visits that one question for the history is answered with, at most. */
export const HISTORY_MAX_VISITS = 1000;

/** Time between two looks for visits that are old enough to be forgotten. */
export const PRUNE_INTERVAL_MS = 86_400_000;

export const DAY_MS = 86_400_000;
