// Leaving quickly: the page is replaced, so that the back button does not show it; three times Escape does the same.
const link = document.querySelector("[data-quick-exit]");
let presses = [];

function leave() {
  document.body.hidden = true;
  location.replace(link.href);
}

link?.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

if (link) {
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses, event.timeStamp].slice(-3);
    if (presses.length === 3 && event.timeStamp - presses[0] < 1500) leave();
  });
}
