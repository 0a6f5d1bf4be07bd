// Builds everything a browser loads into static/built/: run it with `npm run build`.
//
// Each file carries eight hex digits of its SHA-256 in its name, so that a page can let browsers
// keep it for ever; manifest.json says which name each file has now. Style sheet last: it names the fonts.

import { readFile } from "node:fs/promises";
import { fonts } from "./build/fonts.mjs";
import { icons } from "./build/icons.mjs";
import { Output } from "./build/output.mjs";
import { script } from "./build/script.mjs";
import { styles } from "./build/styles.mjs";

const here = new URL("./", import.meta.url);
const output = new Output(new URL("built/", here));

for (const font of await fonts(new URL("fonts.json", here))) {
  await output.add(font.name, font.bytes);
}
for (const image of ["logo.svg", "favicon.svg"]) {
  await output.add(image, await readFile(new URL(`images/${image}`, here)));
}
await output.add("icons.svg", await icons(new URL("icons.json", here), new URL("../templates/", here)));
for (const name of ["main.js", "passkey.js"]) {
  await output.add(name, await script(new URL(`js/${name}`, here)));
}
await output.add("main.css", await styles(new URL("scss/main.scss", here), output.manifest));

await output.finish();
console.log(output.table());
output.keepWithin(JSON.parse(await readFile(new URL("budget.json", here), "utf8")));
