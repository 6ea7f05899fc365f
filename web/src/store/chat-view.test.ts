import { instant } from "@parley/shared/lib";
import { openParticipant } from "@parley/shared/participant";
import { expect, test } from "vitest";
import { chatView } from "./chat-view.ts";

test("[WEB-202] what is said is shown with the time of the wall, and equal while it is the same", () => {
  const view = chatView(participant);
  const { date: _, ...said } = entry;
  expect(view.chat).toEqual([{ ...said, at: Date.UTC(2026, 0, 1) }]);
  expect(view.reactions).toEqual([{ id: "r", entity: "sip:ada@a", name: "Ada", emoji: "👏" }]);
  expect(chatView({ ...participant }).chat).toBe(view.chat);
  expect(chatView({ ...participant, hand: { raised: true, telling: {} } })).toEqual({
    ...view,
    handRaised: true,
  });
});

const entry = {
  ...{ id: "1", own: false, entity: "sip:ada@a", name: "Ada", text: "hello" },
  ...{ date: "2026-01-01T00:00:00.000Z", missed: true, state: "received" as const },
};

const own = { cameras: [], camerasOn: true, microphoneOn: true };
const opened = openParticipant({ entity: "sip:ben@a", name: "Ben" }, own, [entry]);
const reaction = {
  id: "r",
  entity: "sip:ada@a",
  name: "Ada",
  emoji: "👏",
  until: instant(9),
} as const;
const participant = { ...opened, chat: { ...opened.chat, reactions: [reaction] } };
