// On small screens the menu opens and closes with its button (the style sheet hides it).

export function foldMenu(toggle) {
  const menu = document.getElementById(toggle.hash.slice(1));
  const isOpen = () => menu.dataset.open === "true";
  const show = (open) => {
    menu.dataset.open = String(open);
    toggle.setAttribute("aria-expanded", String(open));
  };

  toggle.setAttribute("role", "button");
  toggle.setAttribute("aria-controls", menu.id);
  show(false);

  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    show(!isOpen());
  });
  // A link answers to Enter only; a button also to the space bar.
  toggle.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    show(!isOpen());
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    show(false);
    toggle.focus();
  });
}
