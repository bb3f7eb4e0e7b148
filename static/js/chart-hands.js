// Hands on a chart: the keyboard goes from value to value, dragging across it opens the part as a window.
const FAR = 10;

const moves = { ArrowLeft: -1, ArrowRight: 1, PageUp: -FAR, PageDown: FAR, Home: -Infinity, End: Infinity };

const spoken = (box, index) => {
  const row = box.parentElement.querySelectorAll("[data-values] tbody tr")[index];
  return row ? [...row.cells].map((cell) => cell.textContent.trim()).join(", ") : "";
};

// Plotly writes instants without a zone, and midnights without a clock; all of ours are UTC.
const instant = (text) => new Date(`${text.replace(" ", "T").padEnd(16, "T00:00")}Z`);

const edges = (figure) => {
  const { x, x0, dx, y } = figure.data.find((trace) => trace.meta !== "gap");
  const starts = x ? x.map(instant) : y.map((_, index) => new Date(instant(x0).getTime() + index * dx));
  return [...starts, instant(figure.layout.meta.until)];
};

const walk = (box, Plotly, plot, figure) => {
  const dates = edges(figure);
  const count = dates.length - 1;
  const said = box.querySelector("[data-said]");
  let index = count;
  plot.addEventListener("keydown", (event) => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    index = Math.min(count - 1, Math.max(0, index + move));
    Plotly.Fx.hover(plot, { xval: (dates[index].getTime() + dates[index + 1].getTime()) / 2 }, "xy");
    said.textContent = spoken(box, index);
  });
  plot.addEventListener("blur", () => Plotly.Fx.unhover(plot));
};

const nearest = (dates, at) => {
  const distances = dates.map((date) => Math.abs(date - at));
  return distances.indexOf(Math.min(...distances));
};

const written = (date) => date.toISOString().replace(".000Z", "Z").replace("T00:00:00Z", "");

// A drag is rounded to whole buckets, at least one: nobody means 03:12:33.
const zoom = (plot, figure) => {
  plot.on("plotly_relayout", (change) => {
    const [from, to] = [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    if (!from || !to) return;
    const dates = edges(figure);
    const first = Math.min(nearest(dates, instant(from)), dates.length - 2);
    const last = Math.max(nearest(dates, instant(to)), first + 1);
    const address = new URL(location.href);
    address.searchParams.set("from", written(dates[first]));
    address.searchParams.set("to", written(dates[last]));
    location.assign(address);
  });
};

document.addEventListener("chart:drawn", ({ target, detail: { Plotly, plot, figure } }) => {
  walk(target, Plotly, plot, figure);
  zoom(plot, figure);
});
