// From the queue at the desk to the proposed case: a family of four without papers, once with the mouse and once with the
// keyboard alone; and the simple case. What hands do is counted, and what it would take a person is estimated.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, test } from "node:test";
import { Keys, Mouse } from "./support/hands.mjs";
import * as journey from "./support/journey.mjs";
import { HEAD } from "./support/keystrokes.mjs";
import { visit } from "./support/visitor.mjs";

/** The most that a record of the simple case may ask for. */
const MOST_FIELDS = 12;
/** By the Keystroke-Level Model, from the queue to the saved record, waiting for pages included. */
const MOST_SECONDS = 180;

const lines = [];
after(() => console.log(`\n${HEAD}\n${lines.join("\n")}\n`));

for (const [way, Hands] of Object.entries({ mouse: Mouse, "keyboard alone": Keys })) {
  test(`a family of four without papers goes from the queue to a case in somebody's hands, ${way}`, (t) =>
    visit({}, async (reception) => {
      const surname = newSurname();
      const hands = await count(t, reception, `family of four, ${way}`, Hands, async (hands) => {
        await receiveFromQueue(hands, "Amina");
        await writeFamily(hands, surname);
        await proposeCase(hands);
      });
      assert.match(reception.path, /^\/accessi\/[0-9a-f-]{36}$/, await reception.words());
      const words = await reception.words();
      for (const part of ["Amina", "Moussa", "Fatou", "Ibrahima", "Casa", "Soldi", "letta ad alta voce", "Proposta di caso"]) {
        assert.ok(words.includes(part), `${part}: ${words}`);
      }
      assert.ok(hands.tally.estimate < MOST_SECONDS, `${hands.tally.estimate} s are estimated for the family`);
      await reception.open("/banco");
      assert.ok(!(await reception.words()).includes("Amina"), "whoever was received does not wait any more");
      await coordinatorOpensCase(surname);
      await managerFinds(surname);
    }));

  test(`the simple case asks for twelve fields at most, ${way}`, (t) =>
    visit({}, async (reception) => {
      const hands = await count(t, reception, `simple case, ${way}`, Hands, async (hands) => {
        await receiveFromQueue(hands, "Rosa");
        await hands.write("#cognome-1", newSurname());
        await hands.write("#nascita-1", "1961");
        await hands.write("#racconto", "Chiede del bonus affitto.");
        await hands.tick("#bisogni-housing");
        await hands.choose('[name="esito"][value="information"]');
        await hands.pick("#informativa_come", "mostrata");
        await hands.follow('main button[value="save"]');
      });
      assert.match(reception.path, /^\/accessi\/[0-9a-f-]{36}$/, await reception.words());
      assert.ok(hands.tally.fields <= MOST_FIELDS, `${hands.tally.fields} fields`);
      assert.ok(hands.tally.estimate < MOST_SECONDS, `${hands.tally.estimate} s are estimated for the simple case`);
    }));
}

test("what is being typed is kept, and found again by whoever had to leave the page", () =>
  visit({}, async (reception) => {
    const surname = newSurname();
    await journey.enterAs(reception, "accoglienza");
    await reception.open("/accessi/nuovo");
    await reception.type("nome-1", "Amina");
    await reception.type("cognome-1", surname);
    await reception.type("racconto", "Cercano un posto dove dormire.");
    await reception.page.waitForFunction(() => /\d/.test(document.querySelector("[data-autosave-state]").textContent));
    await reception.open("/banco");
    await reception.open("/accessi");
    await reception.click(reception.page.locator("main .stranded-row", { hasText: surname }).getByRole("link").first());
    assert.equal(await reception.field("nome-1").inputValue(), "Amina");
    assert.equal(await reception.field("racconto").inputValue(), "Cercano un posto dove dormire.");
  }));

/** Starts at the desk's first page and counts what hands do until the end of `go`. */
async function count(t, visitor, name, Hands, go) {
  await journey.enterAs(visitor, "accoglienza");
  await visitor.open("/banco");
  const hands = new Hands(visitor.page);
  const start = performance.now();
  await go(hands);
  const line = hands.tally.line(name, (performance.now() - start) / 1000);
  lines.push(line);
  t.diagnostic(line);
  return hands;
}

/** Puts somebody who has no appointment into the queue, asks them in and opens the record from their line. */
async function receiveFromQueue(hands, name) {
  await hands.write("#chiamare", name);
  await hands.follow('form[action$="/senza-appuntamento"] button');
  await hands.follow(await itsOwn(hands, name, "button[formaction$='/chiama']"));
  await hands.follow(await itsOwn(hands, name, 'a[href*="attesa="]'));
  assert.equal(await hands.page.inputValue("#nome-1"), name);
}

/** What stands in the line of somebody, as a selector that the focus can be asked by. */
async function itsOwn(hands, name, selector) {
  const line = hands.page.locator("#senza-appuntamento + ul > li", { hasText: name }).last();
  const wanted = line.locator(selector);
  const attribute = selector.startsWith("a") ? "href" : "formaction";
  return `[${attribute}="${await wanted.getAttribute(attribute)}"]`;
}

async function writeFamily(hands, surname) {
  await hands.write("#cognome-1", surname);
  await hands.write("#nascita-1", "1990");
  await hands.unfold("#altri > summary");
  const others = [["Moussa", "1985", "Marito o moglie"], ["Fatou", "2015", "Figlio o figlia"], ["Ibrahima", "12/3/2020", "Figlio o figlia"]];
  for (const [index, [name, birth, tie]] of others.entries()) {
    const row = index + 2;
    await hands.write(`#nome-${row}`, name);
    await hands.write(`#cognome-${row}`, surname);
    await hands.write(`#nascita-${row}`, birth);
    await hands.pick(`#legame-${row}`, tie);
  }
  await hands.pick("#lingua", "francese");
  await hands.tick("#interprete");
  await hands.write("#racconto", "Dormono in macchina da tre giorni.");
  await hands.tick("#bisogni-economic");
  await hands.tick("#bisogni-housing");
  await hands.choose('[name="urgenza"][value="urgent"]');
}

async function proposeCase(hands) {
  await hands.choose('[name="esito"][value="case_proposed"]');
  await hands.pick("#area", "Famiglie e minori");
  await hands.unfold('details:has(#dato) > summary');
  await hands.write("#dato", "Pasti alla mensa, posto per due notti.");
  await hands.pick("#informativa_come", "letta ad alta voce");
  await hands.follow('main button[value="save"]');
}

/** The coordinator finds it among those that wait, reads who it is about, and puts the case into somebody's hands. */
async function coordinatorOpensCase(surname) {
  await visit({}, async (coordinator) => {
    await journey.enterAs(coordinator, "coordinatrice");
    await coordinator.open("/proposte");
    const entry = coordinator.page.locator("main .stranded-row", { hasText: "urgente" }).filter({ has: coordinator.page.locator("form.action") }).last();
    await coordinator.click(entry.locator("form.action button"));
    const words = await coordinator.words();
    assert.ok(words.includes(surname), words);
    assert.equal(await coordinator.page.locator("main dd bdi").filter({ hasText: surname }).count(), 4);
    const manager = coordinator.page.locator('[name="responsabile"] option', { hasText: "Giulia Bertolucci" });
    await coordinator.choose("responsabile", await manager.getAttribute("value"));
    await coordinator.type("consegna", "Dormono in macchina: chiamare oggi.");
    await coordinator.click(coordinator.page.locator('main form:has([name="consegna"]) button'));
    assert.equal(coordinator.path, "/proposte", await coordinator.words());
  });
}

/** Whoever manages the case finds the family in it, and the words of the handover. */
async function managerFinds(surname) {
  await visit({}, async (manager) => {
    await journey.enterAs(manager, "assistente-sociale");
    await manager.open("/casi");
    await manager.click(manager.page.locator("main .day-list a", { hasText: `Amina ${surname}` }));
    const words = await manager.words();
    assert.ok(words.includes("chiamare oggi"), words);
    const family = manager.page.locator("main section:has(#persone) li a");
    assert.equal(await family.filter({ hasText: surname }).count(), 4, words);
    await manager.click(family.filter({ hasText: "Fatou" }));
    assert.match(manager.path, /^\/persone\/[0-9a-f-]{36}$/, await manager.words());
  });
}

/** A surname of six letters that nobody has yet: a likely twin would stop the form. */
function newSurname() {
  const letters = Array.from(randomBytes(5), (byte) => "bdfgklmnrstvz"[byte % 13]);
  return `S${letters.join("")}`;
}
