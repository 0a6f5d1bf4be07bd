// The tour through the pages about households: forming one, who joins and leaves, a split, a new head, ties.

import * as journey from "./journey.mjs";

const ACTS = ["entra", "esce", "dividi"];

export const households = {
  routes: [
    "/nuclei/nuovo", "/nuclei/{id}", ...ACTS.map((act) => `/nuclei/{id}/${act}`), "/nuclei/{id}/capofamiglia",
    "/persone/{id}/famiglia",
  ],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "assistente-sociale");
    const mother = await registered(visitor, at, "Ornella", "3/3/1985");
    const child = await registered(visitor, at, "Zeno", "4/4/2016");
    yield* writingTies(visitor, at, mother, child);
    await visitor.open(at(`/nuclei/nuovo?persona=${mother}`));
    yield ["/nuclei/nuovo"];
    await send(visitor);
    yield ["/nuclei/nuovo", "with no day"];
    await visitor.type("giorno", "2020-01-01");
    await visitor.choose(`r-${child}`, "3");
    await send(visitor);
    const here = visitor.path;
    yield ["/nuclei/{id}"];
    await visitor.open(`${here}?il=2010-01-01`);
    yield ["/nuclei/{id}", "before there was anybody"];
    for (const act of ACTS) {
      await visitor.open(`${here}/${act}`);
      yield [`/nuclei/{id}/${act}`];
      await send(visitor);
      yield [`/nuclei/{id}/${act}`, "with nothing chosen"];
    }
    await visitor.open(`${here}/capofamiglia`);
    yield ["/nuclei/{id}/capofamiglia"];
    await visitor.open(`${here}/capofamiglia?capo=${child}`);
    yield ["/nuclei/{id}/capofamiglia", "with proposals"];
  },
};

async function* writingTies(visitor, at, mother, child) {
  await visitor.open(at(`/persone/${mother}/famiglia`));
  yield ["/persone/{id}/famiglia"];
  await visitor.click(visitor.page.locator('main button[name="atto"][value="legame"]'));
  yield ["/persone/{id}/famiglia", "with nothing chosen"];
  await visitor.tick("persona", child);
  await visitor.choose("legame", "child");
  await visitor.click(visitor.page.locator('main button[name="atto"][value="legame"]'));
  yield ["/persone/{id}/famiglia", "with a tie"];
}

/** Somebody whom nobody resembles; their number. */
async function registered(visitor, at, name, born) {
  const letters = Array.from({ length: 9 }, () => "bdfglmnprtvz"[Math.floor(Math.random() * 12)]).join("a");
  await visitor.open(at("/persone/nuova"));
  await visitor.type("cognome", letters);
  await visitor.type("nome", name);
  await visitor.type("nascita", born);
  await send(visitor);
  if (visitor.path.endsWith("/nuova")) await send(visitor);
  return visitor.path.split("/").pop();
}

/** Sends the form of the page, by its last button. */
async function send(visitor) {
  await visitor.click(visitor.page.locator('main form[method="post"]').first().locator("button[type=submit]").last());
}
