// The tour through the pages about persons: finding, registering, one person and each of their parts, protection.

import * as journey from "./journey.mjs";

const PARTS = ["nome", "identita", "recapiti", "indirizzi", "codici", "lingue", "scuola-e-lavoro", "salute"];

export const people = {
  routes: [
    "/persone", "/persone/nuova", "/persone/oltre", "/persone/{id}", "/persone/{id}/protezione", "/persone/{id}/colleghi",
    ...PARTS.map((part) => `/persone/{id}/${part}`),
  ],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "accoglienza");
    yield* searching(visitor, at);
    yield* lookingBeyond(visitor, at);
    yield* registering(visitor, at);
    await journey.enterAs(visitor, "assistente-sociale");
    yield* onePerson(visitor, at);
  },
};

async function* searching(visitor, at) {
  await visitor.open(at("/persone"));
  yield ["/persone"];
  await submit(visitor, "form");
  yield ["/persone", "with nothing typed"];
  await find(visitor, at, "Diallo");
  yield ["/persone", "with several found"];
  await find(visitor, at, "Hodja Arben");
  yield ["/persone", "with a name that sounds alike"];
  await find(visitor, at, "Nessuno Qui 1901");
  yield ["/persone", "with nobody found"];
}

async function* lookingBeyond(visitor, at) {
  await visitor.open(at("/persone/oltre"));
  yield ["/persone/oltre"];
  await submit(visitor, "form");
  yield ["/persone/oltre", "with nothing typed"];
  await visitor.type("codice", "RSSMRA75T01E715Z");
  await visitor.tick("motivo", "is_here");
  await submit(visitor, "form");
  yield ["/persone/oltre", "with nobody known"];
}

async function* registering(visitor, at) {
  await visitor.open(at("/persone/nuova"));
  yield ["/persone/nuova"];
  await visitor.type("nascita", "29/2/1900");
  await submit(visitor, "form");
  yield ["/persone/nuova", "with a birth date that never was"];
  await visitor.open(at("/persone/nuova"));
  await visitor.type("cognome", "Hodja");
  await visitor.type("nome", "Arben");
  await visitor.type("nascita", "1983");
  await visitor.type("codice", "RSSMRA75T01E715Z");
  await submit(visitor, "form");
  yield ["/persone/nuova", "with likely twins and a code that does not fit"];
}

async function* onePerson(visitor, at) {
  await openOneOf(visitor, at, "Alba Serena", "Serena Alba");
  yield ["/persone/{id}", "of a protected person"];
  await visitor.open(`${visitor.path}/protezione`);
  yield ["/persone/{id}/protezione", "of a protected person"];
  await openOneOf(visitor, at, "El Idrissi Samira", "El Idrissi Samira");
  const here = visitor.path;
  yield ["/persone/{id}"];
  for (const part of PARTS) {
    await visitor.open(`${here}/${part}`);
    yield [`/persone/{id}/${part}`];
  }
  await visitor.open(`${here}/indirizzi`);
  await visitor.type("citta", "Capanori");
  await visitor.click(visitor.page.locator("main .actions button[type=submit]"));
  yield ["/persone/{id}/indirizzi", "with a municipality that is none"];
  await visitor.open(`${here}/nome`);
  await visitor.type("cognome", "");
  await visitor.type("nome", "");
  await submit(visitor, "form");
  yield ["/persone/{id}/nome", "with nothing typed"];
  await visitor.open(`${here}/protezione`);
  yield ["/persone/{id}/protezione"];
  await visitor.open(`${here}/colleghi`);
  yield ["/persone/{id}/colleghi"];
  await submit(visitor, "form");
  yield ["/persone/{id}/colleghi", "with nothing chosen"];
}

async function find(visitor, at, typed) {
  await visitor.open(at("/persone"));
  await visitor.type("cerca", typed);
  await submit(visitor, "form");
}

async function openOneOf(visitor, at, typed, name) {
  await find(visitor, at, typed);
  await visitor.click(visitor.page.locator("main .day-list").getByRole("link", { name }));
}

/** Sends a form as it is. */
async function submit(visitor, form) {
  await visitor.click(visitor.page.locator(`main ${form}`).first().locator("button[type=submit]").first());
}
