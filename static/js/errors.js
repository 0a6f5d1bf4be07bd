// The summary of errors takes the focus; a link in it puts the cursor in its field.

export function focusErrors(summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    const label = field.closest("fieldset") || field.closest(".form-group") || field;
    label.scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
