// Bundles the one script. Plain enough for browsers of 2019, which old phones still run.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export async function script(entry) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2019",
    legalComments: "none",
    write: false,
  });
  return outputFiles[0].contents;
}
