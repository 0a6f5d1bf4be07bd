// From the administrator's form to the first password, with and without script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD, fillInvitation, invitationOf } from "./support/accounts.mjs";
import * as journey from "./support/journey.mjs";
import { visit } from "./support/visitor.mjs";

for (const script of [true, false]) {
  test(`somebody who is invited chooses a password and goes on to the second step${script ? "" : ", without script"}`, async () => {
    const who = journey.somebody();
    const link = await visit({ script }, async (luca) => {
      await journey.enterAs(luca, "amministratore");
      await journey.confirm(luca, "/amministrazione/invita", "amministratore");
      await fillInvitation(luca, who);
      await luca.press("Manda l’invito");
      assert.match(await luca.words(), /L’invito è partito|Invitato/);
      return invitationOf(luca, who.email);
    });
    await visit({ script }, async (nora) => {
      await nora.open(link);
      assert.equal(nora.path, "/invito", "the link's token is not in the address of the page");
      for (const name of ["new_password", "again"]) {
        assert.equal(await nora.field(name).getAttribute("type"), "password");
        assert.equal(await nora.field(name).getAttribute("autocomplete"), "new-password");
        await nora.type(name, "corta");
      }
      await nora.press("Salva e vai avanti");
      assert.match(await nora.words(), /troppo corta/);
      assert.equal(await nora.field("new_password").inputValue(), "");
      for (const name of ["new_password", "again"]) await nora.type(name, PASSWORD);
      await nora.press("Salva e vai avanti");
      assert.equal(nora.path, "/entra/secondo-passo");
      await nora.open(link);
      assert.match(await nora.heading(), /Questo invito non vale/);
    });
  });
}
