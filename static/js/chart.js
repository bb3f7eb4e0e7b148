// Charts: when one comes into view, plotly.js takes over from the drawing that came with the page.
import { dressed, painted, phone } from "./chart-theme.js";

let loading;

const plotly = (address) => {
  loading ??= new Promise((resolve, reject) => {
    forbidInlineStyles();
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error(`cannot load ${address}`));
    document.head.append(script);
  });
  return loading;
};

// plotly.js writes style sheets into the page, which the site's policy refuses, unless it finds these two: the first is
// its own switch, the second makes it believe that its map's sheet is there. charts.css has the rules that are needed.
const forbidInlineStyles = () => {
  for (const id of [
    "plotly.js-style-global",
    "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53",
  ]) {
    const stand = document.createElement("meta");
    stand.id = id;
    stand.className = "no-inline-styles";
    document.head.append(stand);
  }
};

const draw = async (box) => {
  const Plotly = await plotly(box.dataset.plotly);
  const figure = JSON.parse(box.querySelector("script").textContent);
  const isStacked = figure.layout.meta.labels;
  const plot = box.querySelector("[data-plot]");
  plot.hidden = false;
  await Plotly.react(
    plot,
    figure.data.map((trace) => painted(trace, isStacked)),
    dressed(figure),
    { displayModeBar: false, responsive: true, showTips: false, doubleClick: false },
  );
  if (!box.dataset.drawn) {
    box.dataset.drawn = "";
    box.dispatchEvent(new CustomEvent("chart:drawn", { bubbles: true, detail: { Plotly, plot, figure } }));
  }
};

// A reader who saves data keeps the drawing: it says the same, and plotly.js weighs more than the rest of the site.
const isThrifty = () => navigator.connection?.saveData;

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      seen.unobserve(target);
      draw(target);
    }
  }
});

export const bind = (root) => {
  if (isThrifty()) return;
  for (const box of root.querySelectorAll("[data-chart]:not([data-drawn])")) seen.observe(box);
};

const drawAgain = () => {
  for (const box of document.querySelectorAll("[data-chart][data-drawn]")) draw(box);
};

document.addEventListener("themechange", drawAgain);
phone.addEventListener("change", drawAgain);
document.addEventListener("htmx:after:swap", (event) => bind(event.target));
bind(document);
