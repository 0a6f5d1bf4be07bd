// Sass → only the rules that a template can use → start and end for left and right → minified → fonts under their hashed names.

import { fileURLToPath } from "node:url";
import { Features, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";
import { compileAsync } from "sass";
import { logical } from "./logical.mjs";
import { dynamicAttributes, safelist } from "./safelist.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

export async function styles(entry, manifest) {
  const { css: whole } = await compileAsync(fileURLToPath(entry), {
    loadPaths: [`${root}node_modules`],
    quietDeps: true,
    // Bootstrap Italia is still written with @import, and so must be the file that picks its parts.
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  return renameFonts(minify(logical(await purge(whole))), manifest);
}

async function purge(css) {
  const [{ css: used }] = await new PurgeCSS().purge({
    content: [`${root}templates/**/*.html`, `${root}static/js/**/*.js`],
    css: [{ raw: css }],
    defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
    safelist,
    dynamicAttributes,
    variables: true,
    keyframes: true,
  });
  return used;
}

function minify(css) {
  return transform({
    filename: "main.css",
    code: Buffer.from(css),
    minify: true,
    // `(width <= 992px)` is shorter, but phones of a few years ago do not know it.
    include: Features.MediaQueries,
  }).code.toString();
}

function renameFonts(css, manifest) {
  return css.replace(/url\(["']?([\w-]+\.woff2)["']?\)/g, (_, name) => {
    if (!manifest[name]) throw new Error(`main.css names the font ${name}, which static/fonts.json does not list`);
    return `url(${manifest[name]})`;
  });
}
