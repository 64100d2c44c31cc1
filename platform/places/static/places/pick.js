// Suggests places as one types (ARIA combobox); without it the server asks after sending.
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

for (const root of document.querySelectorAll(".place")) {
  const input = root.querySelector("input");
  const asked = root.querySelector(`[name="${input.name}-asked"]`);
  const list = make("ul", { id: `${input.id}-list`, role: "listbox", ariaLabel: root.dataset.label, hidden: true });
  let code = root.querySelector(`[type=hidden][name="${input.name}-code"]`);
  let timer, request, active;

  input.after(list);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);

  const mark = (option) => {
    active?.removeAttribute("aria-selected");
    active = option;
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const show = (shown) => {
    list.hidden = !shown;
    input.ariaExpanded = String(shown);
    mark();
  };
  const stop = () => {
    clearTimeout(timer);
    request?.abort();
  };
  const pick = (option) => {
    stop();
    input.value = asked.value = option.textContent;
    code.value = option.dataset.code;
    show(false);
  };
  const ask = async () => {
    request = new AbortController();
    const { signal } = request;
    const url = `${root.dataset.url}?q=${encodeURIComponent(input.value)}`;
    try {
      const answer = await fetch(url, { signal, headers: { Accept: "application/json" } });
      const { results } = await answer.json();
      list.replaceChildren(...results.map(({ code, name }, at) => {
        const option = make("li", { id: `${list.id}-${at}`, role: "option", textContent: name });
        option.dataset.code = code;
        return option;
      }));
      show(results.length > 0);
    } catch {
      // Offline, or overtaken by the next letter: the form works.
    }
  };

  input.addEventListener("input", () => {
    stop();
    root.querySelector("fieldset")?.remove();
    code ??= root.appendChild(make("input", { type: "hidden", name: `${input.name}-code` }));
    code.value = "";
    if (input.value.trim().length < 2) show(false);
    else timer = setTimeout(ask, 200);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const { key } = event;
    if (key === "ArrowDown") mark(active?.nextSibling ?? list.firstChild);
    else if (key === "ArrowUp") mark(active?.previousSibling ?? list.lastChild);
    else if (key === "Enter" && active) pick(active);
    else if (key === "Escape") show(false);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", ({ target }) => target.dataset.code && pick(target));
  input.addEventListener("blur", () => {
    stop();
    show(false);
  });
}
