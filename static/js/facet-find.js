// A facet with many answers: what is typed into its field is looked for among all of them, and listed under it.
const TYPING_MS = 100;

const timers = new WeakMap();
const asking = new WeakMap();

const look = async (field) => {
  const found = field.nextElementSibling;
  asking.get(field)?.abort();
  if (!field.value.trim()) return found.replaceChildren();
  const asked = new AbortController();
  asking.set(field, asked);
  const address = new URL(field.dataset.findOptions, location.href);
  address.searchParams.set("among", field.value);
  try {
    const answer = await fetch(address, {
      headers: { "HX-Request": "true", "HX-Request-Type": "partial" },
      signal: asked.signal,
    });
    if (answer.ok) found.innerHTML = await answer.text();
  } catch (error) {
    if (error.name !== "AbortError") found.replaceChildren(); // no network: the list of all is a link
  }
};

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-find-options]")) return;
  clearTimeout(timers.get(event.target));
  timers.set(
    event.target,
    setTimeout(() => look(event.target), TYPING_MS),
  );
});

// Enter takes the first that was found; Escape empties the field.
document.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-find-options]")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    event.target.nextElementSibling.querySelector("input")?.click();
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.target.value = "";
    look(event.target);
  }
});

// A choice changes the counts of what was found.
document.addEventListener("htmx:after:swap", () => {
  for (const field of document.querySelectorAll("[data-find-options]")) if (field.value) look(field);
});
