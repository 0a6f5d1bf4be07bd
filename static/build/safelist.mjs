// Class names that no template spells out: Rust computes them, or a browser sets the state.

export const safelist = {
  standard: [
    // The week grid: row and length in quarters of an hour, column of the day.
    /^q-\d+$/,
    /^len-\d+$/,
    /^day-\d$/,
    // The state of an appointment, a seat or a message.
    /^state-/,
  ],
  // The national evaluation app reads the version of the design system from here.
  variables: ["--bootstrap-italia-version"],
};
