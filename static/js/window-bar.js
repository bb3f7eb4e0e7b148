// The context bar: a choice is asked for at once, without the button that the page has for readers without scripts.
for (const bar of document.querySelectorAll("[data-window-bar]")) {
  bar.addEventListener("change", (event) => {
    if (event.target.matches("select")) bar.requestSubmit();
  });
  // Escape takes back what was typed.
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("input")) {
      event.target.value = event.target.defaultValue;
      event.target.blur();
    }
  });
}
