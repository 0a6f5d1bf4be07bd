// The second step of signing in, with a passkey in a device that the browser only pretends to have.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./support/chromium.mjs";
import * as journey from "./support/journey.mjs";
import { receive } from "./support/post.mjs";
import { ORIGIN, visit } from "./support/visitor.mjs";

// Browsers tie a passkey to a name; the demo says its address in numbers.
const HERE = ORIGIN.replace("127.0.0.1", "localhost");
const MINE = "/profilo/secondo-passo";

/** Somebody with a device, at the address where passkeys work. */
async function withDevice(go) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ baseURL: HERE, locale: "it-IT" });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (/content security policy|trusted/i.test(message.text())) faults.push(message.text());
    });
    const device = await context.newCDPSession(page);
    await device.send("WebAuthn.enable");
    const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    });
    await go({ page, device, authenticatorId });
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
}

const arrive = (page, path, query = "") =>
  page.waitForURL((address) => address.pathname === path && address.search.startsWith(query));
const press = (page, name) => page.locator("main").getByRole("button", { name }).first().click();
const heading = (page) => page.locator("h1").innerText();

/** The code of this moment, from the page that knows everybody's app. */
async function codeOf(page, persona) {
  await page.goto("/demo");
  return page.locator(`[data-code-of="${persona}"]`).innerText();
}

async function password(page) {
  await page.goto("/demo");
  return page.locator("main code").first().innerText();
}

async function confirm(page, persona) {
  const code = await codeOf(page, persona);
  await page.goto(`/entra/conferma?poi=${MINE}`);
  await page.locator("[name=codice]").fill(code);
  await press(page, "Conferma");
  assert.equal(await heading(page), "Secondo passo");
}

async function passwordStep(page, persona) {
  const secret = await password(page);
  await page.goto("/entra");
  await page.locator("[name=login]").fill(persona);
  await page.locator("[name=password]").fill(secret);
  await press(page, "Entra");
  await arrive(page, "/entra/secondo-passo");
}

async function addPasskey(page, name) {
  await page.locator("[name=nome]").fill(name);
  await press(page, "Crea la chiave di accesso");
  await arrive(page, MINE, "?fatto=aggiunto");
}

test("a passkey is added, opens the house, confirms a grave act and is removed", () =>
  withDevice(async ({ page, device, authenticatorId }) => {
    await journey.enterAs({ open: (path) => page.goto(path), click: (what) => what.click(), page }, "dirigente");
    await arrive(page, "/lavoro");
    await page.goto(MINE);
    await page.locator("[name=nome]").fill("Computer dell’ufficio");
    await press(page, "Crea la chiave di accesso");
    await page.locator("[data-passkey-failed]").waitFor();

    await confirm(page, "dirigente");
    await addPasskey(page, "Computer dell’ufficio");
    assert.match(await page.locator("main").innerText(), /Computer dell’ufficio/);
    const { credentials } = await device.send("WebAuthn.getCredentials", { authenticatorId });
    assert.equal(credentials.length, 1);
    assert.equal(credentials[0].rpId, "localhost");

    await page.locator("header").getByRole("button", { name: "Esci" }).click();
    await arrive(page, "/entra");
    await passwordStep(page, "dirigente");
    await press(page, "Usa la chiave di accesso");
    await arrive(page, "/lavoro");

    await page.goto(`/entra/conferma?poi=${MINE}`);
    await press(page, "Usa la chiave di accesso");
    await arrive(page, MINE);
    const used = await device.send("WebAuthn.getCredentials", { authenticatorId });
    assert.ok(used.credentials[0].signCount >= 2, "the device has signed twice");

    const key = page.locator("section", { hasText: "Computer dell’ufficio" });
    await key.getByRole("button", { name: /^Togli/ }).click();
    await arrive(page, MINE, "?fatto=tolto");
    assert.match(await page.locator("main").innerText(), /L’ultimo modo non si può togliere/);
  }));

test("a device that does not recognise its owner opens nothing, and the code still does", () =>
  withDevice(async ({ page, device, authenticatorId }) => {
    await journey.enterAs({ open: (path) => page.goto(path), click: (what) => what.click(), page }, "operatrice-asl");
    await arrive(page, "/lavoro");
    await confirm(page, "operatrice-asl");
    await addPasskey(page, "Telefono");
    await device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await page.goto(`/entra/conferma?poi=${MINE}`);
    await press(page, "Usa la chiave di accesso");
    await page.locator("[data-passkey-failed]").waitFor();
    assert.equal(await heading(page), "Conferma che sei tu");
  }));

test("a copied key, whose counter goes back, is refused", () =>
  withDevice(async ({ page, device, authenticatorId }) => {
    await journey.enterAs({ open: (path) => page.goto(path), click: (what) => what.click(), page }, "operatrice-caritas");
    await arrive(page, "/lavoro");
    await confirm(page, "operatrice-caritas");
    await addPasskey(page, "Chiavetta");
    await page.goto(`/entra/conferma?poi=${MINE}`);
    await press(page, "Usa la chiave di accesso");
    await arrive(page, MINE);
    const { credentials } = await device.send("WebAuthn.getCredentials", { authenticatorId });
    await device.send("WebAuthn.clearCredentials", { authenticatorId });
    await device.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credentials[0], signCount: 0 } });
    await page.goto(`/entra/conferma?poi=${MINE}`);
    await press(page, "Usa la chiave di accesso");
    await page.getByRole("alert").getByText("Questa chiave non va bene").waitFor();
    assert.equal(await heading(page), "Conferma che sei tu");
  }));

test("at an address in numbers the page says where passkeys work", () =>
  visit({}, async (manager) => {
    await journey.enterAs(manager, "assistente-sociale-lucca");
    await manager.open(MINE);
    const link = manager.page.locator("main").getByRole("link", { name: /^http:\/\/localhost/ });
    assert.equal(await link.getAttribute("href"), `${HERE}${MINE}`);
  }));

test("without script the password and a code of the app are enough, and codes on paper come with a notice", () =>
  visit({ script: false }, async (officer) => {
    const persona = "operatore-cpi";
    await passwordStep(officer.page, persona);
    const step = officer.page.url();
    const code = await codeOf(officer.page, persona);
    await officer.open(step);
    await officer.type("codice", code);
    await officer.press("Continua");
    assert.equal(officer.path, "/lavoro");
    await officer.open(MINE);
    await officer.press("Fai otto codici nuovi");
    assert.equal(await officer.page.locator(".factor-codes li").count(), 8);
    assert.match(await receive(officer, `${persona}@example.org`), /codici di riserva nuovi/);
  }));
