// The one theme of charts: figures come without colours, here they take those of the page.
export const phone = matchMedia("(width <= 640px)");

const ROOM_FOR_LABELS = 162;

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

export const painted = (trace, isStacked) => ({
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
      spikecolor: token("muted"),
      spikethickness: 1,
      spikedash: "2px,3px",
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

export const dressed = (figure) => {
  const { layout } = figure;
  const isNarrow = phone.matches;
  const hasLabels = layout.meta.labels && !isNarrow;
  const font = { family: getComputedStyle(document.body).fontFamily, size: 11, color: token("muted") };
  return {
    ...layout,
    ...axes(layout, isNarrow),
    font,
    margin: { l: isNarrow ? 40 : 48, r: hasLabels ? ROOM_FOR_LABELS : 12, t: 14, b: 28 },
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
