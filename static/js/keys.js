// Keyboard shortcuts: each control names its own keys in aria-keyshortcuts; fields are focused, the rest is clicked.
const isTyping = (element) =>
  element.matches("input, textarea, select, [contenteditable]") || element.closest("dialog[open]");

const names = (element) => element.getAttribute("aria-keyshortcuts").toLowerCase().split(" ");

const controls = () => [...document.querySelectorAll("[aria-keyshortcuts]")];

const isOnScreen = (element) => element.checkVisibility({ visibilityProperty: true });

// On a phone the control may lie in a folded sheet, which is opened for it.
const reveal = (element) => {
  const sheet = element.closest("[popover]");
  if (sheet && !isOnScreen(element)) sheet.showPopover();
};

const use = (control) => {
  if (control.matches("input")) {
    reveal(control);
    control.focus();
    control.select();
  } else {
    control.click();
  }
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
    return;
  const key = event.key === "+" ? "=" : event.key.toLowerCase();
  const control = controls().find((element) => names(element).includes(key));
  if (!control) return;
  event.preventDefault();
  use(control);
});
