// Arrow keys go from tile to tile as they lie on the map; Enter opens one, as it does any link.
const TILES = "[data-map] .tile:not(.is-out), [data-map] .entry-name";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const place = (element) => {
  const box = (element.closest(".entry") ?? element).getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
};

// The nearest tile that lies in the direction; what lies aside counts three times.
const nearest = (from, [dx, dy], tiles) => {
  const here = place(from);
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const tile of tiles) {
    const there = place(tile);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    if (tile === from || along < 4) continue;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    const distance = along + 3 * aside;
    if (distance < least) [best, least] = [tile, distance];
  }
  return best;
};

document.addEventListener("keydown", (event) => {
  const direction = ARROWS[event.key];
  if (!direction || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const from = event.target.closest(TILES);
  const isTyped = event.target.matches("#words") && event.key === "ArrowDown";
  if (!from && !isTyped) return;
  const tiles = [...document.querySelectorAll(TILES)];
  const next = from ? nearest(from, direction, tiles) : tiles[0];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
});

// Escape goes back from the map to the words.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest(TILES)) document.getElementById("words")?.focus();
});
