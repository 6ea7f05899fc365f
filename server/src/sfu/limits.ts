/** Every bound of the media plane, with its unit. Chosen by us unless a source is named. */

/** Longest CLUE text taken from a peer; announced to it as `a=max-message-size`. */
export const CLUE_TEXT_MAX_BYTES = 65_536;

/** Longest CLUE text sent: what Chromium announces as its `a=max-message-size`. */
export const CLUE_SEND_MAX_BYTES = 262_144;

/** CLUE bytes a peer may leave unread before its channel is closed. */
export const CLUE_BACKLOG_MAX_BYTES = 1_048_576;

/** Remote candidates tried for one transport; more are ignored. */
export const REMOTE_CANDIDATES_MAX = 32;

/** Datagrams of one leg that may wait for the next turn of the worker's loop; more are dropped. */
export const RECEIVE_BATCH_MAX_PACKETS = 2_048;

/** Messages waiting in the pipe between focus and worker before the slow end is given up. */
export const WORKER_BACKLOG_MAX_MESSAGES = 10_000;

/** A worker that says nothing for so long is taken for hung, and killed. It speaks every second. */
export const WORKER_SILENCE_MAX_MS = 10_000;

/** A layer that nothing came of for so long has been stopped by its sender. */
export const LAYER_SILENT_MS = 500;

/** Packets of each stretch that name the capture switched in. */
export const CAPTURE_ID_PACKETS = 12;

/** Packets kept per video source to answer a NACK: about 2 s at 2.5 Mb/s. A power of two. */
export const HISTORY_PACKETS = 512;

/** How far behind the highest a packet may be and still be taken. A power of two. */
export const REORDER_WINDOW_PACKETS = 1_024;

/** A larger gap is no loss to repair by NACK: a key frame is asked for instead. */
export const NACK_GAP_MAX_PACKETS = 200;

/** How often and how fast a missing packet is asked for. */
export const NACK_TRIES_MAX = 10;
export const NACK_RETRY_MS = 40;

/** Packets resent to one leg between two ticks, whatever its NACKs ask for. */
export const RESENDS_PER_TICK_MAX = 256;

/** Period of `Switchboard.tick`: transport-wide feedback, NACK retries, key frame retries. */
export const TICK_MS = 50;

/** Between two receiver reports (RFC 3550 §6.2 would allow up to 5 s; congestion control wants more). */
export const REPORT_INTERVAL_MS = 1_000;

/** At most two key frame requests a second per source, never closer than this. */
export const KEY_FRAME_GAP_MS = 250;
export const KEY_FRAME_WINDOW_MS = 1_000;

/** Packet statuses in one transport-wide feedback packet: keeps it below one MTU. */
export const FEEDBACK_STATUSES_MAX = 400;

/** Arrivals kept for the next transport-wide feedback; a leg cannot honestly exceed it in 50 ms. */
export const FEEDBACK_ARRIVALS_MAX = 4_000;

/** CLUE messages taken from one leg in a second; CLUE needs a few, a flood ends the transport. */
export const CLUE_MESSAGES_PER_SECOND_MAX = 200;

/** Between two signs of life of a worker. */
export const WORKER_ALIVE_INTERVAL_MS = 1_000;

/** A worker that lived shorter is started again only after this time: it may die at once again. */
export const WORKER_RESTART_DELAY_MS = 1_000;
