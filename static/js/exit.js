// Leaving at once: the page disappears, and the back button does not bring it back.
// The Escape key does the same when it is pressed twice within a second.

const TWICE_WITHIN_MS = 1000;

export function leaveQuickly(link) {
  const leave = () => {
    document.documentElement.dataset.leaving = "";
    document.title = "…";
    window.location.replace(link.href);
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  let last = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - last < TWICE_WITHIN_MS) leave();
    last = event.timeStamp;
  });

  // A page that the browser kept alive comes back visible, should someone return on purpose.
  window.addEventListener("pageshow", () => delete document.documentElement.dataset.leaving);
}
