// Shows a question only while the answer it hangs on is chosen. Without JavaScript all are shown, each with its hint.
const asked = [...document.querySelectorAll("[data-asked-if]")];

function chosen(code) {
  return document.querySelector(`[name="${CSS.escape(code)}"]:checked`)?.value ?? "";
}

function show() {
  // In the order of the page: what hangs on a hidden question is hidden too.
  for (const input of asked) {
    const parent = document.querySelector(`[name="${CSS.escape(input.dataset.askedIf)}"]`)?.closest(".field");
    input.closest(".field").hidden = parent?.hidden || chosen(input.dataset.askedIf) !== input.dataset.askedValue;
  }
}

document.addEventListener("change", show);
show();
