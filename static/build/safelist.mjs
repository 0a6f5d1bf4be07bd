// Attributes that the script or the browser sets.
export const dynamicAttributes = ["data-open", "data-leaving", "dir", "open", "hidden", "aria-current", "aria-expanded", "value", "name"];

// Class names that no template spells out: Rust computes them, or a browser sets the state.

export const safelist = {
  standard: [
    // Kinds and sizes that a macro puts together from its arguments.
    /^alert-(info|success|warning|danger)$/,
    /^btn-(outline-)?(primary|secondary|danger)$/,
    "btn-link",
    /^icon-(sm|lg|xl)$/,
    /^field-(short|code)$/,
    /^feedback-(positive|negative)$/,
    // The week grid: row and length in quarters of an hour, column of the day.
    /^q-\d+$/,
    /^len-\d+$/,
    /^day-\d$/,
    /^lane-\d-\d$/,
    /^is-(next|today)$/,
    // The state of an appointment, a seat or a message.
    /^state-/,
    // The parts of a family's picture.
    /^genogram-/,
  ],
  // The national evaluation app reads the version of the design system from here.
  variables: ["--bootstrap-italia-version"],
};
