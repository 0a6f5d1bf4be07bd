// The same way with JavaScript, on a large screen: what the script makes easier, and that nothing typed is ever lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as journey from "./support/journey.mjs";
import { receive } from "./support/post.mjs";
import { ORIGIN, visit } from "./support/visitor.mjs";

test("a citizen with JavaScript books and gets a message", () =>
  visit({}, async (citizen) => {
    const who = journey.somebody();
    const { reference } = await journey.book(citizen, who);
    assert.ok((await receive(citizen, who.email)).includes(reference));
  }));

test("the page says for how long the chosen time is kept", () =>
  visit({}, async (citizen) => {
    await upToDetails(citizen);
    const left = citizen.page.locator("[data-hold-left]");
    assert.match(await left.innerText(), /^Mancano 1[45] minuti\.$/);
  }));

test("going back and forth keeps what was typed", () =>
  visit({}, async (citizen) => {
    await upToDetails(citizen);
    await citizen.type("dettagli", "Vengo con mia sorella");
    await journey.sayReason(citizen);
    await citizen.type("nome", "Annamaria");
    await citizen.type("cognome", "Prova");
    await citizen.type("telefono", "000 123456");
    await journey.forward(citizen);
    assert.equal(citizen.path, "/prenota/riepilogo");

    await journey.back(citizen);
    assert.equal(await citizen.field("cognome").inputValue(), "Prova");
    await journey.back(citizen);
    assert.equal(await citizen.field("dettagli").inputValue(), "Vengo con mia sorella");
    await citizen.page.goBack();
    await citizen.page.goForward();
    await journey.forward(citizen);
    assert.equal(await citizen.field("nome").inputValue(), "Annamaria");
    await journey.forward(citizen);
    assert.ok((await citizen.words()).includes("Vengo con mia sorella"));
  }));

test("who leaves for another site and comes back finds everything as it was", () =>
  visit({}, async (citizen) => {
    await upToDetails(citizen);
    const kept = await citizen.page.locator("[data-hold-until]").getAttribute("data-hold-until");
    await citizen.type("dettagli", "Ho una lettera del Comune");
    await journey.sayReason(citizen);
    await elsewhere(citizen);

    await citizen.open("/prenota/richiedente");
    assert.equal(await citizen.page.locator("[data-hold-until]").getAttribute("data-hold-until"), kept);
    await journey.back(citizen);
    assert.equal(await citizen.field("dettagli").inputValue(), "Ho una lettera del Comune");
  }));

test("a mistake is said on top with the cursor there, and beside the field, and the rest stays", () =>
  visit({}, async (citizen) => {
    await upToDetails(citizen);
    await journey.sayReason(citizen);
    await citizen.type("nome", "Annamaria");
    await citizen.type("email", "senza-chiocciola");
    await journey.forward(citizen);

    assert.equal(citizen.status, 422);
    const focused = await citizen.page.evaluate(() => document.activeElement.hasAttribute("data-error-summary"));
    assert.ok(focused, "the summary of errors has the focus");
    assert.equal(await citizen.field("nome").inputValue(), "Annamaria");
    assert.equal(await citizen.field("email").inputValue(), "senza-chiocciola");
    await citizen.page.locator('[data-error-summary] a[href="#email"]').click();
    assert.equal(await citizen.page.evaluate(() => document.activeElement.id), "email");
    const explanation = await citizen.field("email").getAttribute("aria-describedby");
    assert.ok(await citizen.page.locator(`#${explanation.split(" ")[0]}`).isVisible());
  }));

test("pressing Escape twice leaves at once, and the way back is closed", () =>
  visit({}, async (citizen) => {
    await elsewhere(citizen, "https://weather.example/");
    await citizen.open("/servizi");
    await citizen.page.route(/^https:/, (route) => route.fulfill({ body: "sunny", contentType: "text/html" }));
    await citizen.page.keyboard.press("Escape");
    await citizen.page.waitForTimeout(1200);
    await citizen.page.keyboard.press("Escape");
    assert.equal(citizen.path, "/servizi", "twice, but slowly, is not an emergency");
    await citizen.page.keyboard.press("Escape");
    await citizen.page.waitForURL(/^https:/);
    await citizen.page.goBack();
    assert.ok(!citizen.page.url().startsWith(ORIGIN), "the page that was left is not in the history");
  }));

test("the quick exit is a link that works without JavaScript", () =>
  visit({ script: false }, async (citizen) => {
    await citizen.page.route(/^https:/, (route) => route.fulfill({ body: "sunny", contentType: "text/html" }));
    await citizen.open("/");
    await citizen.page.getByRole("link", { name: "Esci subito" }).click();
    await citizen.page.waitForURL(/^https:/);
  }));

async function upToDetails(citizen) {
  await journey.startBooking(citizen);
  await journey.chooseOffice(citizen, "lucca-segretariato-sociale");
  await journey.turnToNextMonth(citizen);
  await journey.chooseTime(citizen);
}

/** Another site, which the browser believes to exist. */
async function elsewhere(citizen, address = "https://elsewhere.example/") {
  await citizen.page.route(/^https:/, (route) => route.fulfill({ body: "elsewhere", contentType: "text/html" }));
  await citizen.page.goto(address);
}
