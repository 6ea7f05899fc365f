// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createPortal } from "react-dom";
import { afterEach, expect, test } from "vitest";
import { IconButton, IconSwitch } from "./IconButton.tsx";

afterEach(cleanup);

test("[WEB-550] a control on which the pointer rests is told about, with its key", async () => {
  render(<IconButton label="Chat" icon={null} shortcut="chat" />);
  await userEvent.hover(button("Chat"));
  expect(told()).toEqual([]);
  await expect.poll(told).toEqual(["ChatC"]);
});

test("[WEB-550] who goes on to the next is told at once", async () => {
  renderTwo();
  await userEvent.hover(button("Chat"));
  await expect.poll(told).toEqual(["Chat"]);
  await userEvent.hover(button("People"));
  await new Promise((resolve) => setTimeout(resolve));
  expect(told()).toEqual(["People"]);
});

test("[WEB-550] so is one that the keyboard is brought to, until it goes on", async () => {
  renderTwo();
  await userEvent.tab();
  await expect.poll(told).toEqual(["Chat"]);
  await userEvent.tab();
  await expect.poll(told).toEqual(["People"]);
  await userEvent.tab();
  expect(told()).toEqual([]);
});

test("[WEB-550] what is told is true as long as it is told", async () => {
  const { rerender } = render(<IconButton label="Pin" icon={null} />);
  await userEvent.tab();
  await expect.poll(told).toEqual(["Pin"]);
  rerender(<IconButton label="Unpin" icon={null} />);
  expect(told()).toEqual(["Unpin"]);
  rerender(<p />);
  expect(told()).toEqual([]);
});

test("[WEB-551] a finger is told nothing, nor a pointer of a control that has no tooltip", async () => {
  render(
    <>
      <IconButton label="Chat" icon={null} />
      <IconButton label="Close" icon={null} tip={false} />
    </>,
  );
  fireEvent.pointerOver(button("Chat"), { pointerType: "touch" });
  await longEnough();
  expect(told()).toEqual([]);
  await userEvent.hover(button("Close"));
  await longEnough();
  expect(told()).toEqual([]);
});

test.each<[string, () => unknown]>([
  ["a press", () => userEvent.pointer({ target: button("Chat"), keys: "[MouseLeft]" })],
  ["Escape", () => userEvent.keyboard("{Escape}")],
  ["going elsewhere", () => userEvent.hover(document.body)],
  ["leaving the window", () => fireEvent.pointerLeave(document.documentElement)],
])("[WEB-552] %s takes away what a pointer was told", async (_, takeAway) => {
  renderTwo();
  await userEvent.hover(button("Chat"));
  await expect.poll(told).toEqual(["Chat"]);
  await takeAway();
  expect(told()).toEqual([]);
});

test.each(["{Enter}", "{Escape}"])("[WEB-552] %s takes away what was told", async (key) => {
  renderTwo();
  await userEvent.tab();
  await expect.poll(told).toEqual(["Chat"]);
  await userEvent.keyboard(key);
  expect(told()).toEqual([]);
});

test("[WEB-552] the Escape that takes it away does nothing else", async () => {
  const left: boolean[] = [];
  render(
    <div role="presentation" onKeyDown={(event) => left.push(!event.defaultPrevented)}>
      <IconButton label="Chat" icon={null} />
    </div>,
  );
  await userEvent.tab();
  await expect.poll(told).toEqual(["Chat"]);
  await userEvent.keyboard("{Escape}{Escape}");
  expect(left).toEqual([false, true]);
});

test("[WEB-553] one is told about at a time: the one that was reached last", async () => {
  renderTwo();
  await userEvent.hover(button("People"));
  await expect.poll(told).toEqual(["People"]);
  await userEvent.tab();
  await expect.poll(told).toEqual(["Chat"]);
});

test("[WEB-553] a button is not, while its menu is open, which stands in that place", async () => {
  render(<IconButton label="Layout" icon={null} aria-haspopup="menu" aria-expanded="true" />);
  await userEvent.hover(button("Layout"));
  await longEnough();
  expect(told()).toEqual([]);
});

test("[WEB-554] a pointer may go to what it is told, also where that covers other controls", async () => {
  renderTwo();
  await userEvent.hover(button("Chat"));
  await expect.poll(told).toEqual(["Chat"]);
  const tooltip = screen.getByRole("tooltip", { hidden: true });
  tooltip.getBoundingClientRect = () => new DOMRect(100, 100, 80, 20);
  const go = (clientX: number, clientY: number) => {
    const at = { clientX, clientY, pointerType: "mouse" };
    fireEvent.pointerOver(button("People"), at);
    fireEvent.pointerMove(button("People"), at);
  };
  go(140, 127);
  go(140, 110);
  await longEnough();
  expect(told()).toEqual(["Chat"]);
  go(140, 130);
  expect(told()).toEqual([]);
  await expect.poll(told).toEqual(["People"]);
});

test("[WEB-555] a control in another window is told about there", async () => {
  const there = document.implementation.createHTMLDocument();
  render(createPortal(<IconButton label="Chat" icon={null} />, there.body));
  const point = (at: Element | null, type: string) => {
    const event = new PointerEvent(type, { bubbles: true, pointerType: "mouse" });
    act(() => void at?.dispatchEvent(event));
  };
  point(there.querySelector("button"), "pointerover");
  await expect.poll(() => toldIn(there)).toEqual(["Chat"]);
  expect(told()).toEqual([]);
  point(there.body, "pointermove");
  expect(toldIn(there)).toEqual([]);
});

test("[WEB-556] screen readers are told no name twice, but what keeps a switch from being on", async () => {
  const microphone = { label: "Microphone", on: false, iconOn: null, iconOff: null };
  render(
    <>
      <IconButton label="Chat" icon={null} />
      <IconButton label="Layout" icon={null} tip="Gallery" />
      <IconSwitch {...microphone} onChange={() => undefined} />
      <IconSwitch {...microphone} trouble="Not allowed" onChange={() => undefined} />
    </>,
  );
  const controls = [...screen.getAllByRole("button"), ...screen.getAllByRole("switch")];
  const described = controls.map((one) => one.getAttribute("aria-description"));
  expect(described).toEqual([null, "Gallery", null, "Not allowed"]);
  await userEvent.tab();
  await expect.poll(told).toEqual(["Chat"]);
  expect(screen.queryByRole("tooltip")).toBeNull();
});

function renderTwo(): void {
  render(
    <>
      <IconButton label="Chat" icon={null} />
      <IconButton label="People" icon={null} />
    </>,
  );
}

/** For what a pointer rests on to be told, if it were. */
function longEnough() {
  return new Promise((resolve) => setTimeout(resolve, 400));
}

function button(name: string): HTMLElement {
  return screen.getByRole("button", { name });
}

function told() {
  return toldIn(document);
}

function toldIn(page: Document) {
  return [...page.querySelectorAll("[role=tooltip]")].map(({ textContent }) => textContent);
}
