// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { showPage } from "../../fake-page.tsx";
import { InviteDialog } from "./InviteDialog.tsx";

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(window.navigator, "share");
});

test("[WEB-244] the link, its copy and its code lead to this meeting", async () => {
  showPage(dialog());
  expect(screen.getByLabelText("Link to this meeting")).toHaveProperty("value", link());
  await userEvent.click(screen.getByRole("button", { name: "Copy link" }));
  expect(await window.navigator.clipboard.readText()).toBe(link());
  expect(await screen.findByRole("button", { name: "Link copied" })).toBeDefined();
  expect(await screen.findByRole("img", { name: "The link as a QR code" })).toBeDefined();
});

test("[WEB-245] a token of one's own is in none of them, and that is said", async () => {
  const { page } = showPage(<Inviting />);
  page.kept.keepToken("review", "secret-token");
  await userEvent.click(screen.getByRole("button", { name: "Invite" }));
  const words = screen.getByText(/^You came by a link of your own, and that stays yours/);
  expect(words).toBeDefined();
  expect(document.body.outerHTML).not.toContain("secret-token");
  expect(screen.getByLabelText("Link to this meeting")).toHaveProperty("value", link());
});

test("[WEB-244] the device's own sheet is offered where there is one", async () => {
  const shared: ShareData[] = [];
  Object.assign(window.navigator, {
    share: (data: ShareData) => {
      shared.push(data);
      return Promise.reject(new DOMException("closed", "AbortError"));
    },
  });
  showPage(dialog());
  await userEvent.click(screen.getByRole("button", { name: "Share…" }));
  expect(shared).toEqual([{ title: "review", url: link() }]);
});

test("[WEB-244] and not where there is none", () => {
  showPage(dialog());
  expect(screen.queryByRole("button", { name: "Share…" })).toBeNull();
});

function Inviting() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Invite
      </button>
      <InviteDialog conference="review" open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function dialog() {
  return <InviteDialog conference="review" open onClose={() => undefined} />;
}

function link(): string {
  return `${window.location.origin}/m/review`;
}
