import type { ChatEntryView } from "../../../store/view.ts";

let count = 0;

/** For tests: what somebody said, each time another message. */
export function said(name: string, more: Partial<ChatEntryView> = {}): ChatEntryView {
  count += 1;
  return {
    id: `m${count}`,
    own: false,
    entity: `sip:${name}`,
    name,
    text: "hello",
    at: 1_000,
    missed: false,
    state: "received",
    ...more,
  };
}
