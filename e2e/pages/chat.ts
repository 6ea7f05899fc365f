import type { Locator, Page } from "@playwright/test";

/** The panel of one page in which people write to each other. */
export class Chat {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** By its key, from wherever the keyboard is outside of a field. */
  async open(): Promise<void> {
    await this.#page.getByRole("button", { name: /^Chat/ }).focus();
    await this.#page.keyboard.press("c");
  }

  /** With the keyboard in the field, where opening has put it. */
  async say(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.#page.keyboard.press("Enter");
  }

  messages(): Locator {
    return this.#page.getByTestId("message");
  }

  /** Who said what, and what stands between: what is to be read, from the top. */
  items(): Locator {
    return this.#page.getByRole("log").getByRole("listitem");
  }
}
