// The field that finds anything: what is typed is looked up as a part of the search page, and listed under it.
const TYPING_MS = 80;

const form = document.querySelector("[data-find]");
const field = form.elements.namedItem("q");
const list = form.querySelector("[popover]");
let timer;
let asking;
let chosen = -1;

const hits = () => [...list.querySelectorAll("a")];

const isOpen = () => list.matches(":popover-open");

const close = () => {
  if (isOpen()) list.hidePopover();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
  chosen = -1;
};

const choose = (place) => {
  const found = hits();
  chosen = found.length ? (place + found.length) % found.length : -1;
  for (const [at, hit] of found.entries()) hit.setAttribute("aria-selected", String(at === chosen));
  if (chosen < 0) return;
  found[chosen].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", found[chosen].id);
};

const show = (html) => {
  list.innerHTML = html;
  for (const [at, hit] of hits().entries()) {
    hit.id = `find-hit-${at}`;
    hit.tabIndex = -1;
    hit.setAttribute("role", "option");
  }
  if (!list.childElementCount) return close();
  if (!isOpen()) list.showPopover();
  field.setAttribute("aria-expanded", "true");
  choose(0);
};

const look = async () => {
  asking?.abort();
  if (!field.value.trim()) return close();
  asking = new AbortController();
  try {
    const answer = await fetch(`${form.action}?${new URLSearchParams({ q: field.value })}`, {
      headers: { "HX-Request": "true", "HX-Request-Type": "partial" },
      signal: asking.signal,
    });
    if (answer.ok) show(await answer.text());
  } catch (error) {
    if (error.name !== "AbortError") close(); // no network: the field still submits to the page
  }
};

field.setAttribute("role", "combobox");
field.setAttribute("aria-controls", list.id);
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-expanded", "false");
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Found");

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, TYPING_MS);
});
field.addEventListener("focus", () => field.value && look());
field.addEventListener("blur", () => setTimeout(close, 150)); // a click on a hit blurs the field first

field.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter" && chosen >= 0) {
    event.preventDefault();
    hits()[chosen].click();
  } else if (event.key === "Escape") {
    event.preventDefault();
    if (isOpen()) close();
    else if (field.value) field.value = "";
    else field.blur();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
    return;
  event.preventDefault();
  field.focus();
  field.select();
});
