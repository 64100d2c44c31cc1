// A second press of a button, or a second Enter, does not send a form twice. Without JavaScript the server settles it.
const again = 8000; // ms: a download leaves the page standing, and its form usable again

function free(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(() => free(form), again);
});

// Coming back with the back button shows the page as it was left: set its forms free.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));
