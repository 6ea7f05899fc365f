// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { announced } from "../../ui/announce.ts";
import { showPage } from "../fake-page.tsx";
import { Chat } from "./Chat.tsx";
import { ChatButton } from "./ChatButton.tsx";
import { draft } from "./chat/drafts.ts";
import { said } from "./chat/fake-entry.ts";
import { useChatNews } from "./chat/use-chat-news.ts";

beforeEach(() => draft.set({ conference: "", text: "" }));
afterEach(cleanup);

test("[WEB-223] Enter sends what was written, Shift and Enter begins a line, and blanks are nothing", async () => {
  const { asked } = showPage(<Chat onClose={() => undefined} />);
  const field = screen.getByRole("textbox", { name: "Message to everyone" });
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard("  {Enter}");
  expect(asked).toEqual([]);
  await userEvent.keyboard("one{Shift>}{Enter}{/Shift}two{Enter}");
  expect(asked).toEqual(["message one\ntwo"]);
  expect(field).toHaveProperty("value", "");
});

test("[WEB-223] an Enter that chooses a character of a composition sends nothing", () => {
  const { asked } = showPage(<Chat onClose={() => undefined} />);
  const field = screen.getByRole("textbox");
  fireEvent.change(field, { target: { value: "に" } });
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  // Safari's way to say so.
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
  expect(asked).toEqual([]);
  fireEvent.keyDown(field, { key: "Enter" });
  expect(asked).toEqual(["message に"]);
});

test("[WEB-224] near the end of the room it is told how much there is; what is too long is not sent", async () => {
  const { asked } = showPage(<Chat onClose={() => undefined} />);
  const field = screen.getByRole("textbox");
  fireEvent.change(field, { target: { value: "é".repeat(1_800) } });
  expect(screen.queryByText(/^Room for/)).toBeNull();
  fireEvent.change(field, { target: { value: "é".repeat(1_990) } });
  expect(screen.getByText("Room for 20 more")).toBeDefined();
  fireEvent.change(field, { target: { value: "é".repeat(2_001) } });
  expect(screen.getByText("Too long by 2")).toBeDefined();
  expect(screen.getByRole("button", { name: "Send" })).toHaveProperty("disabled", true);
  await userEvent.type(field, "{Enter}");
  expect(asked).toEqual([]);
});

test("[WEB-225] what is on its way says so, and what has failed can be sent again", async () => {
  const { asked } = showPage(<Chat onClose={() => undefined} />, {
    chat: [
      said("You", { own: true, state: "sent", text: "one" }),
      said("You", { own: true, state: "pending", text: "two" }),
      said("You", { own: true, state: "failed", text: "three", id: "m-3" }),
    ],
  });
  const shown = screen.getAllByTestId("message");
  expect(shown.map(({ textContent }) => textContent)).toEqual([
    "one",
    "twoSending…",
    "threeNot sentTry again",
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(asked).toEqual(["resend m-3"]);
});

test("[WEB-226] a text is a text: nothing of it is markup, and a link leads out safely", () => {
  showPage(<Chat onClose={() => undefined} />, {
    chat: [
      said("Eve", { text: '<img src="x" onerror="alert(1)"> javascript:x https://a.example' }),
    ],
  });
  const [message] = screen.getAllByTestId("message");
  expect(message?.querySelector("img")).toBeNull();
  expect(message?.textContent).toContain('<img src="x"');
  const links = within(message ?? document.body).getAllByRole("link");
  expect(links.map((link) => [link.getAttribute("href"), link.getAttribute("rel")])).toEqual([
    ["https://a.example/", "noopener noreferrer"],
  ]);
});

test("[WEB-221] what was said while one was away stands below words that say so", () => {
  showPage(<Chat onClose={() => undefined} />, {
    chat: [said("Ana"), said("Ben", { missed: true, text: "you there?" })],
  });
  const [before, divider, after] = screen.getAllByRole("listitem");
  expect(before?.textContent).toContain("Ana");
  expect(divider?.textContent).toBe("While you were away");
  expect(after?.textContent).toContain("you there?");
});

test("[WEB-379] the words say who came and went meanwhile, where this page knows it", () => {
  const before = said("Ana");
  showPage(<Chat onClose={() => undefined} />, {
    chat: [before, said("Ben", { missed: true })],
    absences: [{ after: before.id, left: [person("Cleo")], joined: [person("Dan")] }],
  });
  expect(screen.getByTestId("missed").textContent).toBe(
    "While you were away: Cleo left and Dan joined",
  );
});

test("[WEB-227] where nothing was said yet it says what the chat is for", () => {
  showPage(<Chat onClose={() => undefined} />);
  expect(screen.getByText("Nothing said yet")).toBeDefined();
});

test("[WEB-227] what is written is there when the panel is opened again, but not in another meeting", async () => {
  const { conference } = showPage(<Panel />, { conference: "one" });
  await userEvent.keyboard("c");
  await userEvent.keyboard("half a thou{Escape}");
  expect(screen.queryByRole("textbox")).toBeNull();
  await userEvent.keyboard("c");
  expect(screen.getByRole("textbox")).toHaveProperty("value", "half a thou");
  act(() => conference.setState({ conference: "two" }));
  expect(screen.getByRole("textbox")).toHaveProperty("value", "");
});

test("[WEB-228] what others say while it is closed is counted, and shown for a glance", async () => {
  const old = said("Ana", { text: "before" });
  const { conference } = showPage(<Panel />, { chat: [old] });
  expect(screen.getByRole("button", { name: "Chat" })).toBeDefined();
  const long = said("Ben", { text: `hello\n${"x".repeat(200)}` });
  act(() => conference.setState({ chat: [old, long, said("You", { own: true })] }));
  expect(screen.getByRole("status").textContent).toMatch(/^Ben: hello x+…Open chat$/);
  await userEvent.click(screen.getByRole("button", { name: "Open chat" }));
  expect(screen.getAllByTestId("message")).toHaveLength(3);
  expect(screen.getByRole("button", { name: "Chat", expanded: true })).toBeDefined();
});

test("[WEB-228] one's own that takes its place behind it leaves what is unread unread", () => {
  const own = said("You", { own: true, state: "pending" });
  const { conference } = showPage(<Panel />, { chat: [own] });
  act(() => conference.setState({ chat: [said("Ben"), { ...own, state: "sent" }] }));
  expect(screen.getByRole("button", { name: "Chat, 1 unread message" })).toBeDefined();
});

test("[WEB-228] several at once are told by their number; in the open panel news are only spoken", async () => {
  const { conference } = showPage(<Panel />);
  act(() => conference.setState({ chat: [said("Ben"), said("Ana")] }));
  expect(screen.getByRole("status").textContent).toContain("2 new messages");
  await userEvent.keyboard("c");
  expect(screen.getByRole("status", { name: "Notifications" }).textContent).toBe("");
  const chat = conference.getState().chat;
  act(() => conference.setState({ chat: [...chat, said("Cleo", { text: "hi" })] }));
  expect(announced.get().words).toBe("Cleo: hi");
  expect(screen.getByRole("button", { name: "Chat", expanded: true })).toBeDefined();
});

function Panel() {
  const [open, setOpen] = useState(false);
  const unread = useChatNews(open, () => setOpen(true));
  return (
    <>
      <ChatButton open={open} onOpen={setOpen} unread={unread} />
      {open && <Chat onClose={() => setOpen(false)} />}
    </>
  );
}

function person(name: string) {
  return { entity: `sip:${name.toLowerCase()}@example.org`, name };
}
