// Draws each chart's specification with Vega; a still picture stays where that cannot be.
(() => {
  "use strict";
  const { values, words, follow, element, button, chooser, onFollow } = page;
  if (!window.vegaModules) return;
  const need = window.vegaModules.require;
  const dataflow = need("vega-dataflow");
  for (const part of ["transforms", "view-transforms", "encode", "force"]) {
    Object.assign(dataflow.transforms, need(`vega-${part}`));
  }
  const { parse } = need("vega-parser");
  const { View } = need("vega-view");
  const { expressionInterpreter } = need("vega-interpreter");
  const font = 'system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif';
  const ink = "#1b1b1b";
  const config = {
    background: "#ffffff",
    axis: {
      labelFont: font, titleFont: font, labelFontSize: 12, titleFontSize: 12, labelColor: ink,
      titleColor: ink, titleFontWeight: "normal", gridColor: "#e4e4e4", domainColor: "#767676",
      tickColor: "#767676", labelLimit: 130,
    },
    legend: {
      labelFont: font, titleFont: font, labelFontSize: 12, titleFontSize: 12, labelColor: ink,
      titleColor: ink, titleFontWeight: "normal", titleLimit: 400, labelLimit: 260,
    },
    style: { "guide-label": { font }, "guide-title": { font } },
    text: { font, fill: ink },
  };
  const views = [];

  const hint = element("div", { class: "hint", role: "status" });
  hint.hidden = true;
  document.body.append(hint);
  const showHint = (_, event, __, value) => {
    if (value === null || value === undefined) {
      hint.hidden = true;
      return;
    }
    const lines = Array.isArray(value) ? value : [value];
    hint.replaceChildren(...lines.map((line) => element("div", {}, String(line))));
    hint.hidden = false;
    const x = Math.min(event.clientX + 14, window.innerWidth - hint.offsetWidth - 8);
    const y = Math.min(event.clientY + 14, window.innerHeight - hint.offsetHeight - 8);
    hint.style.left = `${Math.max(4, x)}px`;
    hint.style.top = `${Math.max(4, y)}px`;
  };

  const save = (blob, name) => {
    const link = element("a", { download: name });
    link.href = URL.createObjectURL(blob);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  /** A screen reader gets the chart's title and its tables, not a thousand nameless marks. */
  const quieten = (marks) => {
    for (const mark of marks ?? []) {
      mark.aria = false;
      quieten(mark.marks);
    }
  };

  const draw = async (chart) => {
    const figure = document.getElementById(`chart-${chart.name}`);
    const place = element("div", { class: "view" });
    const spec = chart.specification;
    const tables = specifications.fill(chart);
    spec.description = chart.words.description;
    quieten(spec.marks);
    figure.append(place);
    const view = new View(parse(spec, config, { ast: true }), {
      expr: expressionInterpreter, renderer: "svg", container: place, hover: true,
      tooltip: showHint,
    });
    const size = () => {
      const width = Math.max(280, Math.min(place.clientWidth, 1000));
      view.width(width).height(specifications.heightOf(spec.usermeta.size, width, tables));
    };
    size();
    await view.runAsync();
    figure.querySelector(".still").remove();
    const has = new Set(spec.signals.map((signal) => signal.name));
    if (has.has("clicked")) {
      view.addSignalListener("clicked", (_, at) => {
        follow(specifications.named(at.unit ?? ""), specifications.named(at.team ?? ""));
      });
    }
    const set = (changes) => {
      for (const [name, value] of Object.entries(changes)) {
        if (has.has(name)) view.signal(name, specifications.safe(value));
      }
      view.runAsync();
    };
    onFollow(({ unit, team }) => set({ unit, team, published: values.ranks[unit] ?? 0 }));
    window.addEventListener("resize", () => { size(); view.runAsync(); });
    views.push({ name: chart.name, view, set });

    const tools = element("div", { class: "tools" });
    for (const choice of chart.choices) {
      tools.append(chooser(choice.label, choice.options, (value) => set({ [choice.signal]: value })));
    }
    tools.append(
      button(words.saveSVG, async () => {
        const text = await view.toSVG();
        save(new Blob([text], { type: "image/svg+xml" }), `${chart.name}.svg`);
      }),
      button(words.savePNG, async () => {
        const canvas = await view.toCanvas(2);
        canvas.toBlob((blob) => save(blob, `${chart.name}.png`));
      }));
    place.before(tools);
  };

  const all = async () => {
    for (const chart of values.charts) {
      try {
        await draw(chart);
      } catch (error) {
        console.error(`${chart.name}: ${error}`);
      }
    }
    document.documentElement.dataset.charts = String(views.length);
  };
  page.setWeights = (weights) => {
    for (const { set } of views) set({ weights });
  };
  page.views = views;
  all();
})();
