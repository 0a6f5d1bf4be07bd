// The tours through the second step of signing in: for somebody who comes for the first time, and for everybody else.

import { createHmac } from "node:crypto";
import * as journey from "./journey.mjs";
import { receive } from "./post.mjs";

const PASSWORD = "zucca gialla treno lento";

// Somebody is invited, chooses a password, and has no second factor yet.
export const firstStep = {
  routes: [],
  async *walk(visitor, at) {
    const { givenName, surname, email } = journey.somebody();
    await journey.enterAs(visitor, "amministratore");
    await journey.confirm(visitor, at("/amministrazione/invita"), "amministratore");
    for (const [field, text] of Object.entries({ given_name: givenName, surname, email, login: surname.toLowerCase() })) {
      await visitor.type(field, text);
    }
    await visitor.choose("role", "manager");
    await visitor.page.locator("select[name=body]").selectOption({ index: 1 });
    await submit(visitor, "form:has([name=given_name])");
    const link = (await receive(visitor, email)).match(/https?:\/\/\S+/)[0];
    await visitor.open(at(new URL(link).pathname.replace(/^\/en/, "")));
    await visitor.type("new_password", PASSWORD);
    await visitor.type("again", PASSWORD);
    await submit(visitor, "form:has([name=again])");
    yield [null, "setting up the first factor"];
    await submit(visitor, "form:has([name=codice])");
    yield [null, "with no code of the new app"];
    await visitor.type("codice", codeNow(await visitor.page.locator(".factor-secret").innerText()));
    await submit(visitor, "form:has([name=codice])");
    yield [null, "the codes on paper"];
  },
};

// Everybody has an app. The codes of this persona are used up nowhere else.
export const secondStep = {
  routes: ["/entra/secondo-passo", "/lavoro", "/entra/conferma", "/profilo/secondo-passo", "/profilo/secondo-passo/app"],
  async *walk(visitor, at) {
    await visitor.open(at("/demo"));
    const password = await visitor.page.locator("main code").first().innerText();
    await visitor.open(at("/entra"));
    await visitor.type("login", "coordinatrice");
    await visitor.type("password", password);
    await submit(visitor, "form:has([name=login])");
    yield ["/entra/secondo-passo"];
    await submit(visitor, "form:has([name=codice])");
    yield ["/entra/secondo-passo", "with no code"];

    await journey.enterAs(visitor, "coordinatrice");
    await visitor.open(at("/lavoro"));
    yield ["/lavoro"];
    await visitor.open(at("/profilo/secondo-passo"));
    yield ["/profilo/secondo-passo"];
    await submit(visitor, 'form[action$="/app/nuova"]');
    yield ["/entra/conferma"];
    await submit(visitor, "form:has([name=codice])");
    yield ["/entra/conferma", "with no code"];
    await journey.confirm(visitor, at("/entra/conferma?poi=/profilo/secondo-passo"), "coordinatrice");
    await submit(visitor, 'form[action$="/app/nuova"]');
    yield ["/profilo/secondo-passo/app"];
    await submit(visitor, "form:has([name=codice])");
    yield ["/profilo/secondo-passo/app", "with no code"];
    await visitor.open(at("/profilo/secondo-passo"));
    await submit(visitor, 'form[action$="/codici"]');
    yield [null, "new codes on paper"];
  },
};

/** What an app shows for this secret now (RFC 6238). */
function codeNow(secret) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/\s/g, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", key).update(step).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

async function submit(visitor, form) {
  await visitor.click(visitor.page.locator(`main ${form}`).first().locator("button[type=submit]").first());
}
