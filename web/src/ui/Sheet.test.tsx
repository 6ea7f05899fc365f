// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { PageFrame } from "./PageFrame.tsx";
import { Sheet } from "./Sheet.tsx";

afterEach(cleanup);

test("[WEB-171] a panel is named by its title, and everything beside it stays in reach", async () => {
  await opened();
  expect(screen.getByRole("complementary", { name: "Chat" })).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Elsewhere" }));
  expect(document.activeElement?.textContent).toBe("Elsewhere");
});

test("[WEB-171] closed with the keyboard in it, the keyboard goes on at the button that opens it", async () => {
  await opened();
  await userEvent.click(screen.getByRole("textbox"));
  await userEvent.click(screen.getByRole("button", { name: "Close chat" }));
  expect(screen.queryByRole("complementary")).toBeNull();
  expect(document.activeElement?.textContent).toBe("Open");
});

test("[WEB-171] closed with the keyboard elsewhere, the keyboard stays there", async () => {
  await opened();
  await userEvent.click(screen.getByRole("textbox"));
  await userEvent.click(screen.getByRole("button", { name: "Elsewhere" }));
  fireEvent.keyDown(document.body, { key: "Escape", code: "Escape" });
  expect(screen.queryByRole("complementary")).toBeNull();
  expect(document.activeElement?.textContent).toBe("Elsewhere");
});

test("[WEB-171] where that button has no room, the keyboard goes back to what opened it instead", async () => {
  render(<Page />);
  screen.getByRole("button", { name: "Open" }).closest("div")?.setAttribute("hidden", "");
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  await userEvent.click(screen.getByRole("textbox"));
  await userEvent.click(screen.getByRole("button", { name: "Close chat" }));
  expect(document.activeElement?.textContent).toBe("More");
});

async function opened() {
  render(<Page />);
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
}

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <PageFrame>
      <div>
        <button type="button" aria-controls="chat" onClick={() => setOpen(true)}>
          Open
        </button>
      </div>
      <button type="button" onClick={() => setOpen(true)}>
        More
      </button>
      <button type="button">Elsewhere</button>
      {open && (
        <Sheet id="chat" title="Chat" closeLabel="Close chat" onClose={() => setOpen(false)}>
          <input aria-label="Message" />
        </Sheet>
      )}
    </PageFrame>
  );
}
