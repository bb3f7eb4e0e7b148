// The explorer: a choice is answered at once and changes the page where it differs, without a jump.
const SELECTOR = "[data-explorer]";
const TYPING_MS = 120;

const choose = () => document.getElementById("choose");

// The page as it is written: fields that say nothing are left out.
const chosen = (form) => {
  const query = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (value) query.append(key, value);
  return `${form.action}?${query}`;
};

// Asked for by the box, not by the form: htmx would say what the form says, whatever the address does.
const show = (address) =>
  htmx.ajax("GET", address, { source: SELECTOR, target: SELECTOR, swap: "outerMorph", push: "true" });

let timer;
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => show(chosen(choose())), TYPING_MS);
};

document.addEventListener("input", (event) => {
  if (event.target.matches("#words")) soon();
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.id === "choose" && !event.target.matches("#words")) show(chosen(form));
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "choose") return;
  event.preventDefault();
  clearTimeout(timer);
  show(chosen(event.target));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link?.closest("[data-swap]") || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  show(link.href);
});

// Escape empties the field, and leaves it when it is empty.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.target.matches("#words")) return;
  event.preventDefault();
  if (event.target.value) {
    event.target.value = "";
    soon();
  } else {
    event.target.blur();
  }
});

// What sticks below the bar needs to know how high the bar is, which depends on the width of the window.
const measure = () => {
  const bar = document.querySelector(".explorer-bar");
  if (bar) document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`);
};

// What was ticked by hand keeps its tick when the page says otherwise, unless it is told.
const settle = () => {
  for (const box of choose().querySelectorAll("[type=checkbox]")) box.checked = box.defaultChecked;
  for (const option of document.querySelectorAll(".explorer-bar option")) {
    if (option.defaultSelected) option.selected = true;
  }
  measure();
};

measure();
addEventListener("resize", measure);
document.addEventListener("htmx:after:swap", settle);
