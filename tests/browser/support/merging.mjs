// The tour through duplicates: the list, two records side by side, one record, two again.

import * as journey from "./journey.mjs";

export const merging = {
  routes: ["/persone/doppioni", "/persone/doppioni/{a}/{b}", "/persone/{id}/unioni"],
  async *walk(visitor, at) {
    await journey.enterAs(visitor, "assistente-sociale");
    await visitor.open(at("/persone/doppioni"));
    yield ["/persone/doppioni"];
    const name = Array.from({ length: 9 }, () => "bdfglmnprtvz"[Math.floor(Math.random() * 12)]).join("a");
    const kept = await registered(visitor, at, name, "000 5550111");
    const merged = await registered(visitor, at, `${name}o`, "000 5550222");
    const merges = at(`/persone/${kept}/unioni`);
    await visitor.open(merges);
    yield ["/persone/{id}/unioni", "with none"];
    await visitor.open(at(`/persone/doppioni/${kept}/${merged}`));
    yield ["/persone/doppioni/{a}/{b}"];
    await visitor.click(visitor.page.locator("#unisci"));
    yield ["/persone/{id}/unioni"];
    await visitor.click(visitor.page.locator("main form[method=post] button[type=submit]").last());
    yield ["/persone/{id}/unioni", "with one that was undone"];
  },
};

async function registered(visitor, at, surname, telephone) {
  await visitor.open(at("/persone/nuova"));
  await visitor.type("cognome", surname);
  await visitor.type("nome", "Zelinda");
  await visitor.type("nascita", "1/2/1990");
  await visitor.type("telefono", telephone);
  await send(visitor);
  if (visitor.path.endsWith("/nuova")) await send(visitor);
  return visitor.path.split("/").pop();
}

async function send(visitor) {
  await visitor.click(visitor.page.locator('main form[method="post"]').first().locator("button[type=submit]").last());
}
