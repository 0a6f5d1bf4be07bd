// The tour through access records: written at the desk, drafted, proposed as a case, answered by the coordinator.

import * as journey from "./journey.mjs";

export const intake = {
  routes: [
    "/accessi", "/accessi/nuovo", "/accessi/{id}", "/accessi/informazione", "/accessi/informativa",
    "/persone/{id}/accessi", "/proposte", "/proposte/{id}",
  ],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "accoglienza");
    yield* writing(visitor, at);
    yield* asking(visitor, at);
    await visitor.open(at("/proposte"));
    yield ["/proposte", "of whoever proposes"];
    await visitor.click(visitor.page.locator("main .day-list a").last());
    yield ["/proposte/{id}", "of whoever proposes"];
    yield* deciding(visitor, at);
  },
};

/** A surname that nobody has yet: a twin would stop the form. */
function surname() {
  return `Diallo${String(Date.now()).replace(/\d/g, (digit) => "abcdefghij"[digit])}`;
}

async function* writing(visitor, at) {
  await visitor.open(at("/accessi/nuovo"));
  yield ["/accessi/nuovo"];
  await save(visitor);
  yield ["/accessi/nuovo", "with nothing typed"];
  const name = surname();
  await visitor.open(at("/accessi/nuovo"));
  await visitor.type("nome-1", "Amina");
  await visitor.type("cognome-1", name);
  await visitor.click(visitor.page.locator('main button[value="draft"]'));
  yield ["/accessi/nuovo", "with a draft kept"];
  await visitor.open(at("/accessi"));
  yield ["/accessi", "with a draft"];
  await visitor.click(visitor.page.locator('main a[href*="bozza="]').first());
  await visitor.type("racconto", "Cerca un posto dove dormire.");
  await visitor.tick("esito", "case_proposed");
  await visitor.page.selectOption("#area", "families");
  await visitor.page.selectOption("#informativa_come", "read_aloud");
  await save(visitor);
  yield ["/accessi/{id}"];
  yield* correcting(visitor);
  await visitor.click(visitor.page.locator('main a[href*="/persone/"]').first());
  yield ["/persone/{id}/accessi"];
  await visitor.open(at("/accessi/nuovo"));
  await visitor.type("nome-1", "Amina");
  await visitor.type("cognome-1", name);
  await visitor.tick("esito", "information");
  await save(visitor);
  yield ["/accessi/nuovo", "with a likely twin"];
  await visitor.open(at("/accessi/nuovo"));
  await visitor.page.locator("#trovate > summary").click();
  await visitor.type("cerca", name);
  await visitor.click(visitor.page.locator('main button[value="find"]'));
  yield ["/accessi/nuovo", "with somebody found"];
  await visitor.click(visitor.page.locator('main button[name="aggiungi"]').first());
  yield ["/accessi/nuovo", "with somebody chosen"];
  await visitor.open(at("/accessi"));
  yield ["/accessi"];
}

/** Of the record that is open. */
async function* correcting(visitor) {
  const send = () => visitor.click(visitor.page.locator('main form[action$="/correzioni"] button'));
  await visitor.page.locator("main details > summary").last().click();
  await send();
  yield ["/accessi/{id}/correzioni", "with nothing typed"];
  await visitor.choose("su", "said");
  await visitor.type("correzione", "Cerca anche una scuola.");
  await send();
  yield ["/accessi/{id}", "with a correction"];
}

async function* asking(visitor, at) {
  await visitor.open(at("/accessi/informazione"));
  yield ["/accessi/informazione"];
  await visitor.type("minuti", "900");
  await visitor.click(visitor.page.locator("#argomento"));
  yield ["/accessi/informazione", "with too many minutes"];
  await visitor.open(at("/accessi/informazione"));
  await visitor.click(visitor.page.locator("#argomento"));
  yield ["/accessi/informazione", "after a click"];
  await visitor.open(at("/accessi/informativa"));
  yield ["/accessi/informativa"];
}

async function* deciding(visitor, at) {
  await journey.enterAs(visitor, "coordinatrice");
  await visitor.open(at("/proposte"));
  yield ["/proposte", "with one that waits"];
  await visitor.click(visitor.page.locator("main .day-list li:has(form.action) a").last());
  yield ["/proposte/{id}", "before it is opened"];
  await visitor.click(visitor.page.locator("main form.action button").first());
  yield ["/proposte/{id}"];
  await visitor.click(visitor.page.locator('main form:has([name="responsabile"]) button'));
  yield ["/proposte/{id}/accetta", "with nobody chosen"];
  await visitor.click(visitor.page.locator('main form:has([name="motivo"]) button'));
  yield ["/proposte/{id}/respingi", "with no reason"];
  await visitor.type("motivo", "Basta il bonus affitto.");
  await visitor.click(visitor.page.locator('main form:has([name="motivo"]) button'));
  yield ["/proposte", "after a rejection"];
}

async function save(visitor) {
  await visitor.click(visitor.page.locator('main button[value="save"]'));
}
