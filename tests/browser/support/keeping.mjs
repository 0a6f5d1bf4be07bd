// The tour through the pages about who may see a case, and through emergency access.

import * as journey from "./journey.mjs";

export const keeping = {
  routes: [
    "/casi/{id}/accessi", "/casi/{id}/accessi/nuovo", "/casi/{id}/accessi/{grant}/revoca", "/casi/{id}/condivisione",
    "/casi/{id}/condivisione/nuova", "/casi/{id}/condivisione/{authorisation}/ritira", "/casi/{id}/squadra",
    "/casi/{id}/protezione", "/casi/{id}/scadenze", "/casi/{id}/scadenze/{deadline}", "/scadenze",
  ],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "assistente-sociale");
    const here = await opened(visitor, at);
    yield* access(visitor, here);
    yield* sharing(visitor, here);
    yield* team(visitor, here);
    yield* deadlines(visitor, here, at);
    yield* protection(visitor, here);
  },
};

// Broken by one persona, reviewed by another. Every language has its own case.
export const glass = {
  routes: ["/vetro", "/vetro/revisioni", "/vetro/revisioni/{id}"],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "assistente-sociale");
    await journey.confirm(visitor, at("/vetro"), "assistente-sociale");
    await opened(visitor, at);
    const reference = (await visitor.words()).match(/\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]\b/)[0];
    await visitor.open(at("/vetro"));
    yield ["/vetro"];
    await submit(visitor, "form");
    yield ["/vetro", "with nothing said"];
    await visitor.type("codice", reference);
    await visitor.tick("perche", "child_at_risk");
    await visitor.type("motivo", "La scuola ha chiamato poco fa");
    await submit(visitor, "form");
    yield [null, "the case, through broken glass"];
    await journey.enterAs(visitor, "responsabile-privacy");
    await visitor.open(at("/vetro/revisioni"));
    yield ["/vetro/revisioni"];
    await visitor.click(visitor.page.locator('main a[href*="/vetro/revisioni/"]').first());
    yield ["/vetro/revisioni/{id}"];
    await submit(visitor, "form");
    yield ["/vetro/revisioni/{id}", "with nothing said"];
    await visitor.tick("esito", "justified");
    await submit(visitor, "form");
    yield ["/vetro/revisioni", "after a review"];
  },
};

/** The address of a case of its own, just opened. */
async function opened(visitor, at) {
  const { givenName, surname } = journey.somebody();
  await visitor.open(at("/casi/nuovo"));
  await visitor.tick("area", "families");
  await visitor.type("name", `${givenName} ${surname}`);
  await submit(visitor, "form:has([name=area])");
  return visitor.path;
}

async function* access(visitor, here) {
  await visitor.open(`${here}/accessi`);
  yield ["/casi/{id}/accessi"];
  await submit(visitor, "form[action$=nuovo]");
  yield ["/casi/{id}/accessi/nuovo", "with nobody chosen"];
  await choose(visitor, "chi", "team.");
  await submit(visitor, "form[action$=nuovo]");
  yield ["/casi/{id}/accessi/nuovo"];
  await submit(visitor, "form:has([name=motivo])");
  yield ["/casi/{id}/accessi/nuovo", "without a reason"];
  await visitor.type("motivo", "Lavora al progetto");
  await submit(visitor, "form:has([name=motivo])");
  yield ["/casi/{id}/accessi", "after somebody was let in"];
  await visitor.click(visitor.page.locator('main a[href$="/revoca"]').last());
  yield ["/casi/{id}/accessi/{grant}/revoca"];
  await submit(visitor, "form");
  yield ["/casi/{id}/accessi", "after an access was taken away"];
}

async function* sharing(visitor, here) {
  await visitor.open(`${here}/condivisione`);
  yield ["/casi/{id}/condivisione"];
  await submit(visitor, "form[action$=nuova]");
  yield ["/casi/{id}/condivisione/nuova", "with no body chosen"];
  await choose(visitor, "ente", "-");
  await submit(visitor, "form[action$=nuova]");
  yield ["/casi/{id}/condivisione/nuova"];
  await submit(visitor, "form:has([name=informativa])");
  yield ["/casi/{id}/condivisione/nuova", "with nothing said"];
  await visitor.tick("come", "spoken");
  await visitor.type("informativa", "2026-1");
  await submit(visitor, "form:has([name=informativa])");
  yield ["/casi/{id}/condivisione/nuova", "before it is written down"];
  await visitor.click(visitor.page.locator('main button[value="save"]'));
  yield ["/casi/{id}/condivisione", "after it was written down"];
  await visitor.click(visitor.page.locator('main a[href$="/ritira"]').first());
  yield ["/casi/{id}/condivisione/{authorisation}/ritira"];
  await submit(visitor, "form");
  yield ["/casi/{id}/condivisione", "after it was withdrawn"];
}

async function* team(visitor, here) {
  await visitor.open(`${here}/squadra`);
  yield ["/casi/{id}/squadra"];
  await submit(visitor, "form:has([name=chi])");
  yield ["/casi/{id}/squadra", "with nobody chosen"];
  await choose(visitor, "chi", "person.health_professional");
  await submit(visitor, "form:has([name=chi])");
  yield ["/casi/{id}/squadra", "after somebody joined"];
}

async function* deadlines(visitor, here, at) {
  await visitor.open(`${here}/scadenze`);
  yield ["/casi/{id}/scadenze", "with nothing due"];
  await submit(visitor, "form:has([name=rule])");
  yield ["/casi/{id}/scadenze", "with no event chosen"];
  await visitor.tick("rule", "contact");
  await visitor.type("since", "2026-01-05");
  await submit(visitor, "form:has([name=rule])");
  yield ["/casi/{id}/scadenze", "after one was set, late"];
  await visitor.type("what", "Chiamare la scuola");
  await visitor.type("due", "2027-06-30");
  await submit(visitor, "form:has([name=what])");
  await visitor.open(at("/scadenze"));
  yield ["/scadenze"];
  await visitor.open(`${here}/scadenze`);
  await visitor.click(visitor.page.locator('main a[href*="/scadenze/"]').first());
  yield ["/casi/{id}/scadenze/{deadline}"];
  await submit(visitor, "form:has([name=why])");
  yield ["/casi/{id}/scadenze/{deadline}", "dropped without a reason"];
  await submit(visitor, "form:has([name=done])");
  yield ["/casi/{id}/scadenze", "after one was done"];
}

async function* protection(visitor, here) {
  await visitor.open(`${here}/protezione`);
  yield ["/casi/{id}/protezione"];
  await submit(visitor, "form");
  yield ["/casi/{id}/protezione", "of a protected case"];
  await submit(visitor, "form");
  yield ["/casi/{id}/protezione", "without a reason"];
  await visitor.type("motivo", "Il pericolo è passato");
  await submit(visitor, "form");
  yield ["/casi/{id}/protezione", "waiting for the second person"];
}

/** The first choice with this in its value. */
async function choose(visitor, field, part) {
  const option = visitor.page.locator(`[name="${field}"] option[value*="${part}"]:not([value=""])`).first();
  await visitor.choose(field, await option.getAttribute("value"));
}

/** Sends a form as it is. */
async function submit(visitor, form) {
  await visitor.click(visitor.page.locator(`main ${form}`).first().locator("button[type=submit]").first());
}
