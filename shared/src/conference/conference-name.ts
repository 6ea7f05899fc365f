/**
 * Names people may choose for a conference: the user part of its URI, before it is escaped there
 * (RFC 3261 §19.1.2). Anything else is no conference.
 */
export const conferenceName = /^[\p{L}\p{N}._~-]{1,64}$/u;
