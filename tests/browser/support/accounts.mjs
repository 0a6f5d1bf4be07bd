// The tours through the pages of administrators, through an invitation, and through the own account.

import * as journey from "./journey.mjs";
import { receive } from "./post.mjs";

export const PASSWORD = "zucca gialla treno lento";

export const accounts = {
  routes: [
    "/amministrazione", "/amministrazione/invita", "/amministrazione/persone/{id}", "/amministrazione/persone/{id}/incarichi",
    "/amministrazione/persone/{id}/incarichi/{membership}", "/amministrazione/persone/{id}/password", "/invito",
  ],
  async *walk(visitor, at) {
    await visitor.open(at("/invito"));
    yield ["/invito", "that is not good"];
    await journey.enterAs(visitor, "amministratore");
    await visitor.open(at("/amministrazione"));
    yield ["/amministrazione"];
    await visitor.type("cerca", "zzz");
    await submit(visitor, "form[role=search]");
    yield ["/amministrazione", "with nobody found"];
    await journey.confirm(visitor, at("/amministrazione/invita"), "amministratore");
    yield ["/amministrazione/invita"];
    await submit(visitor, "form:has([name=login])");
    yield ["/amministrazione/invita", "with nothing typed"];
    const who = journey.somebody();
    await fillInvitation(visitor, who);
    await submit(visitor, "form:has([name=login])");
    yield ["/amministrazione/persone/{id}", "of somebody invited"];
    yield* change(visitor);
    const link = await invitationOf(visitor, who.email);
    await visitor.open(at(link));
    yield ["/invito"];
    await submit(visitor, "form:has([name=again])");
    yield ["/invito", "with nothing typed"];
  },
};

/** Of the account that is open. */
async function* change(visitor) {
  const here = visitor.path;
  await visitor.open(`${here}/incarichi`);
  yield ["/amministrazione/persone/{id}/incarichi"];
  await submit(visitor, "form:has([name=role])");
  yield ["/amministrazione/persone/{id}/incarichi", "with nothing chosen"];
  await visitor.open(here);
  await visitor.click(visitor.page.locator('main a[href*="/incarichi/"]').first());
  yield ["/amministrazione/persone/{id}/incarichi/{membership}"];
  await visitor.type("last_day", "2020-01-01");
  await submit(visitor, "form:has([name=last_day])");
  yield ["/amministrazione/persone/{id}/incarichi/{membership}", "with a day that is past"];
  await visitor.open(`${here}/password`);
  yield ["/amministrazione/persone/{id}/password"];
  await submit(visitor, "form:has([name=checked])");
  yield ["/amministrazione/persone/{id}/password", "without having recognised anybody"];
}

export const profile = {
  routes: ["/profilo", "/profilo/password", "/profilo/accessi", "/ripresa", "/entra/password-dimenticata"],
  async *walk(visitor, at) {
    await visitor.open(at("/entra/password-dimenticata"));
    yield ["/entra/password-dimenticata"];
    await journey.enterAs(visitor, "dirigente");
    await visitor.open(at("/profilo"));
    yield ["/profilo"];
    await visitor.open(at("/profilo/password"));
    yield ["/profilo/password"];
    await submit(visitor, "form:has([name=again])");
    yield ["/profilo/password", "with nothing typed"];
    await visitor.open(at("/profilo/accessi"));
    yield ["/profilo/accessi"];
    await visitor.open(at("/ripresa"));
    yield ["/ripresa"];
  },
};

export async function fillInvitation(visitor, { givenName, surname, email }) {
  const login = email.split("@")[0].toLowerCase().replace(/[^a-z0-9]/g, "");
  for (const [field, text] of Object.entries({ given_name: givenName, surname, email, login })) {
    await visitor.type(field, text);
  }
  await visitor.choose("role", "manager");
  await visitor.page.locator("select[name=body]").selectOption({ index: 1 });
  return login;
}

/** The address in the mail, without language. */
export async function invitationOf(visitor, email) {
  const link = (await receive(visitor, email)).match(/https?:\/\/\S+/)[0];
  return new URL(link).pathname.replace(/^\/en/, "");
}

async function submit(visitor, form) {
  await visitor.click(visitor.page.locator(`main ${form}`).first().locator("button[type=submit]").first());
}
