// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { PageFrame } from "./PageFrame.tsx";

afterEach(cleanup);

test("[WEB-170] a dialog is named by its title, described by what it is about, and has the keyboard", async () => {
  await opened();
  const dialog = screen.getByRole("dialog", { name: "End the meeting" });
  const about = dialog.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(about)?.textContent).toBe("For everybody.");
  expect(document.activeElement).toBe(dialog);
});

test.each([
  ["Escape", () => userEvent.keyboard("{Escape}")],
  ["its button", () => userEvent.click(screen.getByRole("button", { name: "Close" }))],
])("[WEB-170] %s closes it, and the keyboard is back where it came from", async (_, close) => {
  await opened();
  await close();
  expect(screen.queryByRole("dialog")).toBeNull();
  const button = screen.getByRole("button", { name: "End" });
  await expect.poll(() => document.activeElement === button).toBe(true);
});

test("[WEB-170] the keyboard goes around in it, and what is behind it is out of reach", async () => {
  await opened();
  expect(screen.getByText("End").closest("[aria-hidden=true]")).not.toBeNull();
  const names = [];
  for (let steps = 0; steps < 3; steps += 1) {
    await userEvent.tab();
    names.push(
      document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
    );
  }
  expect(names).toEqual(["Close", "End it", "Close"]);
});

async function opened() {
  render(<Page />);
  await userEvent.click(screen.getByRole("button", { name: "End" }));
}

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <PageFrame>
      <Button onClick={() => setOpen(true)}>End</Button>
      <Dialog
        title="End the meeting"
        about="For everybody."
        open={open}
        onClose={() => setOpen(false)}
        actions={<Button look="danger">End it</Button>}
      >
        <p>Nobody can come back.</p>
      </Dialog>
    </PageFrame>
  );
}
