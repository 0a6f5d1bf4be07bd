// Somebody in front of the portal, in a browser of their own, and everything about a page that nobody should have to
// look for: scripts that fail, rules of the content security policy that are broken, requests to other places.

import assert from "node:assert/strict";
import { launch } from "./chromium.mjs";

export const ORIGIN = process.env.PORTA_ORIGIN;
export const PHONE = { width: 320, height: 640 };
export const DESKTOP = { width: 1280, height: 900 };

let browser;

export async function closeBrowser() {
  await (await browser)?.close();
  browser = undefined;
}

if (process.env.NODE_TEST_CONTEXT) (await import("node:test")).after(closeBrowser);

/** Lets somebody in, and looks after them whether there was anything wrong on their way. */
export async function visit({ script = true, size = DESKTOP } = {}, go) {
  browser ??= launch();
  const context = await (await browser).newContext({
    baseURL: ORIGIN,
    javaScriptEnabled: script,
    viewport: size,
    locale: "it-IT",
    timezoneId: "Europe/Rome",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  try {
    const visitor = new Visitor(context, await context.newPage());
    const result = await go(visitor);
    assert.deepEqual(visitor.faults, []);
    return result;
  } finally {
    await context.close();
  }
}

export class Visitor {
  /** What went wrong unseen. */
  faults = [];
  /** Everything the visitor has done: each click, each field filled in. */
  interactions = 0;

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.#watch();
  }

  #watch() {
    const fault = (text) => this.faults.push(`${new URL(this.page.url(), ORIGIN).pathname}: ${text}`);
    this.page.on("pageerror", (error) => fault(`the script failed: ${error}`));
    this.page.on("console", (message) => {
      if (/content security policy|trusted/i.test(message.text())) fault(message.text());
    });
    this.page.on("request", (request) => {
      const { origin, pathname, protocol } = new URL(request.url());
      if (pathname === "/csp") fault(`breaks the content security policy: ${request.postData()}`);
      if (origin !== ORIGIN && protocol !== "data:" && !request.isNavigationRequest()) fault(`asks ${request.url()}`);
    });
    this.page.on("response", (response) => {
      const request = response.request();
      if (request.isNavigationRequest() && request.frame() === this.page.mainFrame()) this.answer = response;
    });
  }

  async open(address) {
    await this.page.goto(address);
    return this;
  }

  /** The page as the server sent it. */
  async source() {
    return (await this.answer.body()).toString();
  }

  get status() {
    return this.answer.status();
  }

  get path() {
    return new URL(this.page.url()).pathname;
  }

  heading() {
    return this.page.locator("h1").innerText();
  }

  words() {
    return this.page.locator("main").innerText();
  }

  field(name) {
    return this.page.locator(`main [name="${name}"]:not([type=hidden])`);
  }

  async click(what) {
    this.interactions += 1;
    await what.click();
    await this.page.waitForLoadState();
  }

  async follow(name) {
    await this.click(this.page.getByRole("link", { name }).first());
  }

  async press(name) {
    await this.click(this.page.locator("main").getByRole("button", { name }).first());
  }

  async type(name, text) {
    this.interactions += 1;
    await this.field(name).fill(text);
  }

  /** A radio button or a check box, by its value; people aim at its label. */
  async tick(name, value) {
    this.interactions += 1;
    const box = this.page.locator(`main [name="${name}"][value="${value}"]`);
    const label = this.page.locator(`label[for="${await box.getAttribute("id")}"]`);
    await label.click();
    assert.ok(await box.isChecked(), `${name}=${value} is chosen`);
  }

  async choose(name, value) {
    this.interactions += 1;
    await this.field(name).selectOption(value);
  }

  /** Does the page have to be moved sideways? */
  async isTooWide() {
    return this.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  }
}
