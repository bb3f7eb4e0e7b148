// Light or dark: the system's wish, or the reader's, which is remembered.
// The one classic script, and in the head: modules run after the first paint, and the page would flash.
{
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const remembered = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is forbidden here: the system's wish holds
    }
  };

  const remember = (theme) => {
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch {
      // as above: the choice lasts as long as the page
    }
  };

  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    document.dispatchEvent(new CustomEvent("themechange"));
  };

  const wished = () => (system.matches ? "dark" : "light");

  // Choosing what the system wishes anyway is to follow it again.
  const change = () => {
    const chosen = (root.dataset.theme ?? wished()) === "dark" ? "light" : "dark";
    const theme = chosen === wished() ? null : chosen;
    remember(theme);
    show(theme);
  };

  root.dataset.script = "";
  show(remembered());
  system.addEventListener("change", () => show(remembered()));
  addEventListener("storage", (event) => event.key === "theme" && show(event.newValue));
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-theme-switch]")) change();
  });
}
