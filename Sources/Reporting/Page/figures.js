// Draws charts to SVG, without a browser: node THIS charts.json results.json.
"use strict";
globalThis.window = globalThis;
/* modules */
/* specifications */
(async () => {
  const { readFileSync, writeFileSync } = require("node:fs");
  const need = globalThis.vegaModules.require;
  const dataflow = need("vega-dataflow");
  for (const part of ["transforms", "view-transforms", "encode", "force"]) {
    Object.assign(dataflow.transforms, need(`vega-${part}`));
  }
  const { parse } = need("vega-parser");
  const { View } = need("vega-view");
  const { expressionInterpreter } = need("vega-interpreter");
  const { textMetrics, fontSize } = need("vega-scenegraph");

  // Without a canvas nothing measures text; East Asian characters are as wide as they are high.
  // Vega cuts a text at its limit as if every character were 0.8 of its height wide.
  textMetrics.width = (item, line) => {
    const text = String(line ?? "").trim();
    const size = fontSize(item);
    const most = item.limit > 0 ? Math.floor(item.limit / (0.8 * size)) : text.length;
    let width = 0;
    for (const character of text.slice(0, Math.max(1, most))) {
      width += character.codePointAt(0) >= 0x2e80 ? 1 : 0.56;
    }
    return width * size;
  };

  /** The specification with everything it needs, so that it opens anywhere. */
  const filled = (chart, look, width) => {
    const spec = chart.specification;
    const tables = specifications.fill(chart);
    return {
      $schema: "https://vega.github.io/schema/vega/v5.json",
      description: chart.words.description, width,
      height: specifications.heightOf(spec.usermeta.size, width, tables),
      background: look.background, config: look, ...spec,
    };
  };

  const { charts, look, width } = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const drawn = [];
  for (const chart of charts) {
    const spec = filled(chart, look, width);
    const specification = JSON.stringify(spec, null, 1);
    const view = new View(parse(spec, {}, { ast: true }), {
      expr: expressionInterpreter, renderer: "none",
    });
    await view.runAsync();
    drawn.push({ name: chart.name, specification, drawing: await view.toSVG() });
    view.finalize();
  }
  writeFileSync(process.argv[3], JSON.stringify(drawn));
})().catch((error) => {
  console.error(error?.stack ?? String(error));
  process.exit(1);
});
