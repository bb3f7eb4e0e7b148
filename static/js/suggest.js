// Fields that want a thing of the catalogue offer those whose name holds what was typed.
const WAIT_MS = 150;

const offered = (field) => {
  const list = document.createElement("datalist");
  list.id = `${field.id}-suggested`;
  field.after(list);
  field.setAttribute("list", list.id);
  return list;
};

const suggest = (field) => {
  const list = offered(field);
  let waiting = 0;
  const ask = async () => {
    const response = await fetch(
      `/admin/catalogue/${field.dataset.suggest}/suggest?q=${encodeURIComponent(field.value)}`,
    );
    if (!response.ok) return;
    const { results } = await response.json();
    list.replaceChildren(...results.map(({ slug, name }) => new Option(name, slug)));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT_MS);
  });
};

for (const field of document.querySelectorAll("input[data-suggest]")) suggest(field);
document.getElementById("problems")?.focus();
