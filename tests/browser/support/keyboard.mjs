// Hands that never leave the keyboard.

import assert from "node:assert/strict";

const MOST_TABS = 120;

export class Keyboard {
  /** Every key that was pressed, but for the letters of what was typed. */
  keys = 0;

  constructor(page) {
    this.page = page;
  }

  async press(key) {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }

  async pressAccessKey(key) {
    this.keys += 1;
    await pressAccessKey(this.page, key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Tabs until something is reached; whoever is there can see it. */
  async tabTo(selector) {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await this.page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
        assert.ok(await this.#isSeen(), `${selector} shows that it has the focus`);
        return;
      }
      await this.press("Tab");
    }
    assert.fail(`${selector} can not be reached with the Tab key`);
  }

  /** An outline or a shadow around it, or around what stands for it. */
  #isSeen() {
    return this.page.evaluate(() => {
      const { activeElement } = document;
      const shown = [activeElement, ...(activeElement.labels ?? [])];
      return shown.some((element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        return outlineStyle !== "none" || boxShadow !== "none";
      });
    });
  }
}

/** Alt and a key of the page's own (`accesskey`), which leads to another page. */
export async function pressAccessKey(page, key) {
  // Browsers go by the letter that it would be without Alt, which Playwright does not send.
  const cdp = await page.context().newCDPSession(page);
  const letter = { type: "char", modifiers: 1, key, text: key, unmodifiedText: key };
  await Promise.all([page.waitForNavigation(), cdp.send("Input.dispatchKeyEvent", letter)]);
  await cdp.detach();
}
