// The numbers of an item come from another room: where that one is silent, their place says so.
const failed = (event) => {
  const place = event.target.closest?.("[data-activity]");
  for (const said of place?.querySelectorAll("[data-waiting], [data-failed]") ?? []) {
    said.hidden = said.dataset.failed === undefined;
  }
};

for (const name of ["htmx:response:error", "htmx:error"]) {
  document.body.addEventListener(name, failed);
}
