// Left and right become start and end, so that Bootstrap Italia also reads from right to left.

const EDGES = { left: "inline-start", right: "inline-end" };
const CORNERS = {
  "top-left": "start-start",
  "top-right": "start-end",
  "bottom-left": "end-start",
  "bottom-right": "end-end",
};

// A declaration begins after `{` or `;`.
const declaration = (name) => new RegExp(`(?<=[{;]\\s*)${name}(?=\\s*:)`, "g");

export function logical(css) {
  return css
    .replace(declaration("(margin|padding|border)-(left|right)(-color|-style|-width)?"), (_, property, edge, rest = "") => `${property}-${EDGES[edge]}${rest}`)
    .replace(declaration("(left|right)"), (_, edge) => `inset-${EDGES[edge]}`)
    .replace(declaration("border-(top|bottom)-(left|right)-radius"), (_, block, inline) => `border-${CORNERS[`${block}-${inline}`]}-radius`)
    .replace(/(?<=[{;]\s*text-align\s*:\s*)(left|right)\b/g, (_, edge) => (edge === "left" ? "start" : "end"));
}
