// How many characters are left in a text. Shown while typing, said aloud after a pause.

const PAUSE_MS = 800;

export function countCharacters(field) {
  const most = Number(field.dataset.countTo);
  const shown = document.getElementById(`${field.id}-count`);
  if (!most || !shown) return;
  const start = shown.textContent;

  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  shown.after(said);

  let pause;
  const count = () => {
    // Code points, as the server counts them; a line break is one character.
    const left = most - [...field.value].length;
    const words = left < 0 ? shown.dataset.over.replace("#", -left) : shown.dataset.left.replace("#", left);
    shown.textContent = left === most ? start : words;
    clearTimeout(pause);
    pause = setTimeout(() => (said.textContent = left < most / 5 ? words : ""), PAUSE_MS);
  };
  field.addEventListener("input", count);
  if (field.value) count();
}
