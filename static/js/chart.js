// Charts: when one comes into view, plotly.js takes over from the drawing that came with the page.
const NARROW = 560;
const ROOM_FOR_LABELS = 150;

const token = (() => {
  // A colour token holds both of its values; only a property of an element has the one in use.
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  return (name) => {
    probe.style.setProperty("color", `var(--${name})`);
    return getComputedStyle(probe).color;
  };
})();

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

const paint = {
  bar: (trace, isStacked) => ({
    marker: {
      color: token(trace.meta),
      line: { color: token("surface"), width: isStacked ? 0.8 : 0 },
    },
    ...(trace.meta === "series-rest" && { opacity: (trace.opacity ?? 1) * 0.5 }),
  }),
  scatter: (trace) => ({
    line: { ...trace.line, color: token(trace.meta), width: trace.mode === "lines" ? 1.6 : 1.8 },
    marker: { color: token(trace.meta), size: trace.y.length > 62 ? 0.1 : 5 },
    connectgaps: false,
  }),
  gap: (trace) => ({
    marker: {
      color: "rgba(0,0,0,0)",
      pattern: { ...trace.marker.pattern, fgcolor: token("hatch"), bgcolor: "rgba(0,0,0,0)" },
    },
  }),
};

const painted = (trace, isStacked) => ({
  ...trace,
  ...(trace.meta === "gap" ? paint.gap(trace) : paint[trace.type](trace, isStacked)),
});

const every = (list, step) => list.filter((_, index) => index % step === 0);

const axes = (layout, isNarrow) => {
  const step = isNarrow && layout.xaxis.tickvals.length > 5 ? 2 : 1;
  const shared = { gridcolor: token("line"), zeroline: false, automargin: false };
  return {
    xaxis: {
      ...layout.xaxis,
      ...shared,
      showgrid: false,
      ticks: "outside",
      ticklen: 5,
      tickcolor: token("muted"),
      tickvals: every(layout.xaxis.tickvals, step),
      ticktext: every(layout.xaxis.ticktext, step),
    },
    // Ticks that are not seen keep the numbers as far from the bars as the drawing has them.
    yaxis: { ...layout.yaxis, ...shared, ticks: "outside", ticklen: 5, tickcolor: "rgba(0,0,0,0)" },
  };
};

const words = (layout, font, isNarrow) =>
  (layout.annotations ?? [])
    .filter((label) => label.name === "gap" || !isNarrow)
    .map((label) => ({
      ...label,
      font: { ...font, color: token(label.name === "gap" ? "muted" : label.name) },
    }));

const dressed = (figure, width) => {
  const { layout } = figure;
  const isNarrow = width < NARROW;
  const hasLabels = layout.meta.labels && !isNarrow;
  const font = { family: getComputedStyle(document.body).fontFamily, size: 11, color: token("muted") };
  return {
    ...layout,
    ...axes(layout, isNarrow),
    font,
    margin: { l: 48, r: hasLabels ? ROOM_FOR_LABELS : 12, t: 14, b: 28 },
    annotations: words(layout, font, isNarrow),
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    hovermode: "x unified",
    hoverlabel: {
      bgcolor: token("surface"),
      bordercolor: token("edge"),
      font: { ...font, size: 12, color: token("ink") },
    },
    dragmode: matchMedia("(pointer: coarse)").matches ? false : "zoom",
  };
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
    dressed(figure, box.clientWidth),
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

document.addEventListener("themechange", () => {
  for (const box of document.querySelectorAll("[data-chart][data-drawn]")) draw(box);
});
document.addEventListener("htmx:after:swap", (event) => bind(event.target));
bind(document);
