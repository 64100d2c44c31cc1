// Keeps what is filled in as one goes, so that a cut line or an empty battery costs nothing; buttons do it without script.
const form = document.querySelector("form[data-keep]");
const status = document.querySelector("[data-kept]");
let timer;

const keep = async () => {
  const body = new FormData(form);
  body.set("to", "quietly");
  try {
    const answer = await fetch(form.dataset.keep, { method: "POST", body, keepalive: true });
    if (answer.status === 204) status.textContent = status.dataset.kept;
  } catch {
    // Offline: the next change tries again.
  }
};

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(keep, 1500);
});
form?.addEventListener("submit", () => clearTimeout(timer));
