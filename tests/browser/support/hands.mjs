// Two ways of working at a form that can do the same things: with the mouse and the keyboard, and with the keyboard alone.
// Both count what they do.

import assert from "node:assert/strict";
import { pressAccessKey } from "./keyboard.mjs";
import { Tally } from "./keystrokes.mjs";

class Hands {
  tally = new Tally();

  constructor(page) {
    this.page = page;
  }

  /** Does what leads to another page, and waits until it stands there. */
  async turn(act) {
    this.tally.decisions += 1;
    await Promise.all([this.page.waitForEvent("domcontentloaded"), act()]);
    await this.page.waitForLoadState();
    await this.tally.arrived(this.page);
  }

  async letters(text) {
    this.tally.typed(text);
    await this.page.keyboard.type(text);
  }

  field() {
    this.tally.fields += 1;
    this.tally.decisions += 1;
  }

  async optionOf(selector, label) {
    return this.page.$eval(selector, (select, label) => [...select.options].find(({ text }) => text === label)?.value, label);
  }
}

export class Mouse extends Hands {
  #isAtMouse = false;

  async #click(selector) {
    if (!this.#isAtMouse) this.tally.homings += 1;
    this.#isAtMouse = true;
    this.tally.clicks += 1;
    await this.page.locator(selector).first().click();
  }

  async write(selector, text) {
    this.field();
    await this.#click(selector);
    this.tally.homings += 1;
    this.#isAtMouse = false;
    await this.letters(text);
  }

  /** A list is opened and an entry clicked; the list itself is drawn by the machine, out of reach of a script. */
  async pick(selector, label) {
    this.field();
    await this.#click(selector);
    this.tally.clicks += 1;
    await this.page.selectOption(selector, { label });
    await this.page.keyboard.press("Escape");
  }

  async tick(selector) {
    this.field();
    const id = await this.page.locator(selector).getAttribute("id");
    await this.#click(`label[for="${id}"]`);
  }

  async choose(selector) {
    await this.tick(selector);
  }

  async unfold(selector) {
    this.tally.decisions += 1;
    await this.#click(selector);
  }

  async follow(selector) {
    await this.turn(() => this.#click(selector));
  }
}

const MOST_TABS = 150;

export class Keys extends Hands {
  async #press(key) {
    this.tally.keys += 1;
    await this.page.keyboard.press(key);
  }

  /** Tabs until something has the focus, which everybody can see. */
  async #reach(selector) {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await this.page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
        return assert.ok(await this.#isSeen(), `${selector} shows that it has the focus`);
      }
      this.tally.tabs += 1;
      await this.#press("Tab");
    }
    assert.fail(`${selector} can not be reached with the Tab key`);
  }

  #isSeen() {
    return this.page.evaluate(() =>
      [document.activeElement, ...(document.activeElement.labels ?? [])].some((element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        return outlineStyle !== "none" || boxShadow !== "none";
      }),
    );
  }

  async write(selector, text) {
    this.field();
    await this.#reach(selector);
    await this.letters(text);
  }

  /** The first letters of an entry, as many as it takes. */
  async pick(selector, label) {
    this.field();
    await this.#reach(selector);
    const wanted = await this.optionOf(selector, label);
    assert.ok(wanted, `${selector} offers ${label}`);
    for (const letter of label) {
      await this.letters(letter);
      if ((await this.page.locator(selector).inputValue()) === wanted) return;
    }
    assert.fail(`${label} can not be reached by typing`);
  }

  async tick(selector) {
    this.field();
    await this.#reach(selector);
    await this.#press("Space");
  }

  /** Of a group of radio buttons: Tab comes to the chosen one, else to the first; arrows go on. */
  async choose(selector) {
    this.field();
    const name = await this.page.locator(selector).getAttribute("name");
    await this.#reach(`[name="${name}"]`);
    const radio = this.page.locator(selector);
    if (await radio.evaluate((wanted) => wanted === document.activeElement)) return this.#press("Space");
    for (let arrows = 0; !(await radio.isChecked()); arrows += 1) {
      assert.ok(arrows < 12, `${selector} can be reached with arrows`);
      await this.#press("ArrowDown");
    }
  }

  async unfold(selector) {
    this.tally.decisions += 1;
    await this.#reach(selector);
    await this.#press("Enter");
  }

  /** By its access key, if it has one: Alt and a letter. */
  async follow(selector) {
    const key = await this.page.locator(selector).getAttribute("accesskey");
    if (key) return this.turn(() => this.#pressWithAlt(key));
    await this.#reach(selector);
    await this.turn(() => this.#press("Enter"));
  }

  async #pressWithAlt(key) {
    this.tally.keys += 2;
    await pressAccessKey(this.page, key);
  }
}
