// Tours through every page of the portal, in every state that people can get to see.
//
// A tour yields at each stop `[route, what is special about it]`; whoever takes the tour looks at the page. A new route
// has to become a stop: `pages.test.mjs` compares the stops with the route table. `at` adds the language to an address.

import { accounts, profile } from "./accounts.mjs";
import { households } from "./households.mjs";
import { intake } from "./intake.mjs";
import * as journey from "./journey.mjs";
import { glass, keeping } from "./keeping.mjs";
import { merging } from "./merging.mjs";
import { people } from "./people.mjs";
import { receive } from "./post.mjs";
import { firstStep, secondStep } from "./second_step.mjs";

const explaining = {
  routes: [
    "/", "/servizi", "/servizi/{slug}", "/sedi", "/sedi/{slug}", "/privacy", "/note-legali", "/accessibilita", "/faq",
    "/segnalazione", "/valuta", "/entra",
  ],
  async *walk(visitor, at) {
    for (const path of ["/", "/privacy", "/note-legali", "/accessibilita", "/faq", "/segnalazione"]) {
      await visitor.open(at(path));
      yield [path];
    }
    for (const list of ["/servizi", "/sedi"]) {
      await visitor.open(at(list));
      yield [list];
      await visitor.click(visitor.page.locator(`main .card-grid a[href^="${at(list)}/"]`).first());
      yield [`${list}/{slug}`];
    }
    await visitor.open(at("/valuta"));
    yield ["/valuta"];
    await submit(visitor, "form");
    yield ["/valuta", "with nothing chosen"];
    for (const score of [1, 5]) {
      await visitor.open(at(`/valuta?voto=${score}`));
      yield ["/valuta", `after the answer ${score}`];
    }
    await submit(visitor, "form");
    yield ["/valuta", "with thanks"];
    await visitor.open(at("/entra"));
    yield ["/entra"];
    await submit(visitor, "form");
    yield ["/entra", "with nothing typed"];
    await visitor.type("login", "accoglienza");
    await visitor.type("password", "not the password");
    await submit(visitor, "form");
    yield ["/entra", "with a wrong password"];
    await visitor.open(at("/qui-non-c-e-niente"));
    yield [null, "an address that does not exist"];
  },
};

const booking = {
  routes: [
    "/prenota/luogo", "/prenota/orario", "/prenota/dettagli", "/prenota/richiedente", "/prenota/riepilogo",
    "/prenota/confermato",
  ],
  async *walk(visitor, at) {
    await visitor.open(at("/prenota/luogo"));
    yield ["/prenota/luogo"];
    await journey.forward(visitor);
    yield ["/prenota/luogo", "with no office chosen"];
    await visitor.open(at("/prenota/luogo?servizio=patto-di-inclusione"));
    yield ["/prenota/luogo", "for one service"];
    await visitor.open(at("/prenota/luogo?tipo=third_sector"));
    yield ["/prenota/luogo", "for one kind of office"];

    await visitor.open(at("/prenota/orario?ufficio=lucca-segretariato-sociale"));
    yield ["/prenota/orario"];
    await journey.forward(visitor);
    yield ["/prenota/orario", "with nothing chosen"];
    await visitor.open(at("/prenota/orario?ufficio=lucca-segretariato-sociale&mese=2026-13"));
    yield ["/prenota/orario", "of a month that does not exist"];
    await visitor.open(at("/prenota/orario?ufficio=lucca-segretariato-sociale"));
    await journey.turnToNextMonth(visitor);
    await journey.chooseTime(visitor);
    yield ["/prenota/dettagli"];
    await visitor.type("dettagli", "x".repeat(201));
    await journey.forward(visitor);
    yield ["/prenota/dettagli", "with nothing chosen and too much written"];
    await visitor.type("dettagli", "Ho ricevuto una lettera che non capisco.");
    await visitor.tick("esigenze", "wheelchair");
    await visitor.choose("minori", "2");
    await journey.sayReason(visitor);
    yield ["/prenota/richiedente"];
    await visitor.open(at("/prenota/orario?ufficio=lucca-segretariato-sociale"));
    yield ["/prenota/orario", "with a time that is kept"];
    await visitor.open(at("/prenota/richiedente"));
    await journey.forward(visitor);
    yield ["/prenota/richiedente", "with nothing typed"];
    await journey.sayWho(visitor, journey.somebody());
    yield ["/prenota/riepilogo"];
    await journey.forward(visitor);
    yield ["/prenota/confermato"];
  },
};

const managing = {
  routes: [
    "/appuntamento", "/appuntamento/codice", "/appuntamento/mio", "/appuntamento/mio/sposta",
    "/appuntamento/mio/disdici",
  ],
  async *walk(visitor, at) {
    const who = journey.somebody();
    const { reference } = await journey.book(visitor, who, { office: "lucca-segretariato-sociale", prefix: at("") });
    await visitor.click(visitor.page.locator('main form[action$="/esci"] button'));
    await visitor.open(at("/appuntamento"));
    yield ["/appuntamento"];
    await submit(visitor, "form");
    yield ["/appuntamento", "with nothing typed"];
    await visitor.type("codice", reference);
    await submit(visitor, "form");
    yield ["/appuntamento/codice"];
    await submit(visitor, "form");
    yield ["/appuntamento/codice", "with nothing typed"];
    await visitor.type("codice", "000000");
    await submit(visitor, "form");
    yield ["/appuntamento/codice", "with a wrong code"];
    const code = (await receive(visitor, who.email, 2)).match(/\b\d{6}\b/)[0];
    await visitor.open(at("/appuntamento/codice"));
    await visitor.type("codice", code);
    await submit(visitor, "form");
    yield ["/appuntamento/mio"];
    await visitor.open(at("/appuntamento"));
    yield ["/appuntamento", "for somebody who may see one already"];
    await visitor.open(at("/appuntamento/mio"));
    await visitor.click(visitor.page.locator('main a[href*="/sposta"]').first());
    yield ["/appuntamento/mio/sposta"];
    await journey.forward(visitor);
    yield ["/appuntamento/mio/sposta", "with nothing chosen"];
    await visitor.open(at("/appuntamento/mio"));
    await visitor.click(visitor.page.locator('main a[href*="/disdici"]').first());
    yield ["/appuntamento/mio/disdici"];
    await visitor.click(visitor.page.locator("main form button.btn-danger"));
    yield ["/appuntamento/mio", "after it was cancelled"];
  },
};

const demo = {
  routes: ["/demo", "/demo/posta", "/demo/posta/{id}"],
  async *walk(visitor, at) {
    const who = journey.somebody();
    await journey.book(visitor, who, { office: "lucca-segretariato-sociale" });
    await receive(visitor, who.email);
    await visitor.open(at("/demo"));
    yield ["/demo"];
    await visitor.open(at("/demo/posta"));
    yield ["/demo/posta"];
    await visitor.click(visitor.page.locator("main tr", { hasText: who.email }).locator("a"));
    yield ["/demo/posta/{id}"];
  },
};

const desk = {
  routes: [
    "/banco", "/banco/giorno", "/banco/settimana", "/banco/stampa", "/banco/prenota", "/banco/appuntamenti/{id}",
    "/banco/appuntamenti/{id}/sposta", "/banco/appuntamenti/{id}/disdici", "/banco/assenze",
  ],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "accoglienza");
    await visitor.open(at("/banco"));
    yield ["/banco"];
    await visitor.click(visitor.page.locator('main form[action$="/senza-appuntamento"] button'));
    yield ["/banco", "with somebody who waits without an appointment"];
    await visitor.open(at("/banco/giorno"));
    yield ["/banco/giorno"];
    await visitor.open(at("/banco/giorno?data=2030-12-25"));
    yield ["/banco/giorno", "on a holiday"];
    await visitor.open(at("/banco/settimana"));
    yield ["/banco/settimana"];
    await visitor.open(at("/banco/settimana?settimana=2030-W52"));
    yield ["/banco/settimana", "with nobody"];
    await visitor.open(at("/banco/stampa"));
    yield ["/banco/stampa"];
    await visitor.open(at("/banco/stampa?motivi=si&data=2030-12-25"));
    yield ["/banco/stampa", "of a day without appointments"];
    yield* bookForSomebody(visitor, at);
    yield* change(visitor, at);
    await visitor.open(at("/banco/assenze"));
    yield ["/banco/assenze"];
    await submit(visitor, "form:has([name=from_day])");
    yield ["/banco/assenze", "with nothing typed"];
  },
};

async function* bookForSomebody(visitor, at) {
  await visitor.open(at("/banco/prenota"));
  yield ["/banco/prenota"];
  await visitor.click(visitor.page.locator('button[value="book"]'));
  yield ["/banco/prenota", "with nothing typed"];
  const reason = visitor.page.locator('[name="motivo"] option:not([value=""])').first();
  await visitor.choose("motivo", await reason.getAttribute("value"));
  await visitor.click(visitor.page.locator('button[value="search"]'));
  yield ["/banco/prenota", "with free times"];
  const { givenName, surname } = journey.somebody();
  await visitor.tick("start", await visitor.field("start").last().inputValue());
  await visitor.type("given_name", givenName);
  await visitor.type("surname", surname);
  await visitor.choose("contact_wish", "no_messages");
  await visitor.choose("language", "ar");
  await visitor.tick("needs", "wheelchair");
  await visitor.click(visitor.page.locator('button[value="book"]'));
  yield ["/banco/prenota", "with the receipt"];
  const card = await visitor.page.locator('main a[href*="/banco/appuntamenti/"]').getAttribute("href");
  await visitor.page.locator("form[target]").evaluate((form) => form.removeAttribute("target"));
  await submit(visitor, "form:has([name=reference])");
  yield [null, "the receipt on paper"];
  await visitor.open(card);
}

/** Of the appointment whose card is open. */
async function* change(visitor) {
  yield ["/banco/appuntamenti/{id}"];
  const card = visitor.path;
  await visitor.open(`${card}/sposta`);
  yield ["/banco/appuntamenti/{id}/sposta"];
  await submit(visitor, "form[method=post]");
  yield ["/banco/appuntamenti/{id}/sposta", "with nothing chosen"];
  await visitor.open(`${card}/disdici`);
  yield ["/banco/appuntamenti/{id}/disdici"];
  await submit(visitor, "form");
  yield ["/banco/appuntamenti/{id}", "after it was cancelled"];
  await visitor.open(`${card}/sposta`);
  yield [null, "too late for moving"];
}

const withoutDesk = {
  routes: [],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "responsabile-privacy");
    await visitor.open(at("/banco"));
    yield ["/banco", "without a desk"];
    await visitor.open(at("/banco/settimana"));
    yield ["/banco/settimana", "without a desk"];
    await visitor.open(at("/banco/appuntamenti/00000000-0000-4000-8000-000000000000"));
    yield ["/banco/appuntamenti/{id}", "without a desk"];
  },
};

const trail = {
  routes: ["/registro", "/registro/chi-ha-visto/{case}", "/registro/chi-ha-visto/{case}/stampa"],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "responsabile-privacy");
    await visitor.open(at("/registro"));
    yield ["/registro"];
    await visitor.open(at("/registro?tipo=trail&dal=2020-01-01&al=2020-01-02"));
    yield ["/registro", "with nothing found"];
    await visitor.type("caso", "not a case");
    await submit(visitor, "form");
    yield ["/registro", "with a case that is none"];
    await journey.enterAs(visitor, "operatore-cpi");
    await openOneOf(visitor, at, "Samira El Idrissi");
    await journey.enterAs(visitor, "assistente-sociale");
    await openOneOf(visitor, at, "Samira El Idrissi");
    const looks = visitor.path.replace("/casi/", "/registro/chi-ha-visto/");
    await visitor.open(looks);
    yield ["/registro/chi-ha-visto/{case}"];
    await visitor.open(`${looks}/stampa`);
    yield ["/registro/chi-ha-visto/{case}/stampa"];
    await openOneOf(visitor, at, "Alba V.");
    await visitor.open(visitor.path.replace("/casi/", "/registro/chi-ha-visto/"));
    yield ["/registro/chi-ha-visto/{case}", "of a protected case"];
  },
};

const cases = {
  routes: ["/casi", "/casi/nuovo", "/casi/{id}", "/casi/{id}/sezioni/{class}", "/casi/{id}/assegna", "/casi/{id}/chiusura", "/casi/passaggio"],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "assistente-sociale");
    await visitor.open(at("/casi"));
    yield ["/casi"];
    await visitor.open(at("/casi?area=families&stato=closed"));
    yield ["/casi", "with nothing found"];
    await visitor.open(at("/casi/nuovo"));
    yield ["/casi/nuovo"];
    await submit(visitor, "form");
    yield ["/casi/nuovo", "with nothing typed"];
    await openOneOf(visitor, at, "Samira El Idrissi");
    yield ["/casi/{id}"];
    const section = `${visitor.path}/sezioni/diary`;
    await visitor.open(section);
    yield ["/casi/{id}/sezioni/{class}"];
    await submit(visitor, "form");
    yield ["/casi/{id}/sezioni/{class}", "with nothing typed"];
    await visitor.open(section);
    await visitor.type("text", "Telefonata con la scuola.");
    await submit(visitor, "form");
    await visitor.click(visitor.page.locator('main a[href*="?riga="]').first());
    yield ["/casi/{id}/sezioni/{class}", "with a line to correct"];
    await openOneOf(visitor, at, "Ines Lombardi");
    const file = visitor.path;
    await visitor.open(`${file}/chiusura`);
    yield ["/casi/{id}/chiusura"];
    await submit(visitor, "form");
    yield ["/casi/{id}/chiusura", "with nothing chosen"];
    await visitor.choose("motivo", "need_resolved");
    await visitor.choose("esito", "partly_reached");
    await submit(visitor, "form");
    yield ["/casi/{id}/chiusura", "of a closed case"];
    await submit(visitor, "form");
    yield ["/casi/{id}/chiusura/riapri", "with no reason"];
    await visitor.open(file);
    yield ["/casi/{id}", "of a closed case"];
    await visitor.open(`${file}/chiusura`);
    await visitor.type("perche", "È caduta in casa.");
    await submit(visitor, "form");
    yield ["/casi/{id}/chiusura", "after it was reopened"];
    await openOneOf(visitor, at, "Alba V.");
    yield ["/casi/{id}", "of a protected case"];

    await journey.enterAs(visitor, "coordinatrice");
    await openOneOf(visitor, at, "Ines Lombardi");
    yield ["/casi/{id}", "for the coordinator"];
    await visitor.open(`${visitor.path}/assegna`);
    yield ["/casi/{id}/assegna"];
    await submit(visitor, "form");
    yield ["/casi/{id}/assegna", "with nothing chosen"];

    await visitor.open(at("/casi/passaggio"));
    yield ["/casi/passaggio"];
    await submit(visitor, "form");
    yield ["/casi/passaggio", "with nobody chosen"];

    await journey.enterAs(visitor, "operatore-cpi");
    await openOneOf(visitor, at, "Samira El Idrissi");
    yield ["/casi/{id}", "for the employment officer"];
    await visitor.open(`${visitor.path}/sezioni/household_summary`);
    yield ["/casi/{id}/sezioni/{class}", "where one only reads"];
    await journey.enterAs(visitor, "accoglienza");
    await visitor.open(at("/casi"));
    yield ["/casi", "with no case"];
  },
};

async function openOneOf(visitor, at, name) {
  await visitor.open(at("/casi"));
  await visitor.click(visitor.page.locator("main .day-list").getByRole("link", { name }));
}

export const PUBLIC_TOURS = { explaining, booking, managing, demo };
export const DESK_TOURS = { desk, accounts, profile, firstStep, secondStep, glass, keeping, trail, withoutDesk, cases, people, households, merging, intake };

/** Sends a form as it is. */
async function submit(visitor, form) {
  await visitor.click(visitor.page.locator(`main ${form}`).first().locator("button[type=submit]").first());
}
