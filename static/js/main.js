// The one script of every page. Nothing here is needed to use the portal: each part makes something
// that already works a little easier, and leaves it alone where the page has no use for it.

import { saveAsTyped } from "./autosave.js";
import { countCharacters } from "./characters.js";
import { focusErrors } from "./errors.js";
import { leaveQuickly } from "./exit.js";
import { watchHold } from "./hold.js";
import { foldMenu } from "./menu.js";
import { keepFresh } from "./refresh.js";

const each = (selector, start) => document.querySelectorAll(selector).forEach(start);

each("[data-nav-toggle]", foldMenu);
each("[data-error-summary]", focusErrors);
each("[data-quick-exit]", leaveQuickly);
each("[data-hold-until]", watchHold);
each("[data-count-to]", countCharacters);
each("[data-refresh]", keepFresh);
each("[data-autosave]", saveAsTyped);
each("[data-with-script]", (element) => element.removeAttribute("hidden"));
