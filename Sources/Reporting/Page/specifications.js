// What the page and the figures share: a chart's specification gets its tables, words and height.
const specifications = (() => {
  "use strict";
  /** Columns to one object a row; texts are levels and codes. */
  const rowsOf = (columns) => {
    const names = Object.keys(columns);
    const read = names.map((name) => {
      const column = columns[name];
      return Array.isArray(column) ? column : column.codes.map((code) => column.levels[code]);
    });
    const count = read.length > 0 ? read[0].length : 0;
    return Array.from({ length: count }, (_, row) =>
      Object.fromEntries(names.map((name, place) => [name, read[place][row]])));
  };

  const heightOf = (size, width, tables) => {
    const rows = size.rows ? tables[size.rows].length * size.step : 0;
    const aspect = size.aspect ? width * size.aspect : Infinity;
    return Math.max(size.least ?? 0, rows || Math.min(aspect, size.most));
  };

  /** Puts the chart's tables and the starting values of signals in; gives the tables back. */
  const fill = (chart) => {
    const spec = chart.specification;
    const tables = {};
    for (const data of spec.data ?? []) {
      if (!(data.name in chart.tables)) continue;
      data.values = rowsOf(chart.tables[data.name]);
      tables[data.name] = data.values;
    }
    const given = { words: chart.words, unit: "", team: "", ...chart.values };
    for (const signal of spec.signals) if (signal.name in given) signal.value = given[signal.name];
    return tables;
  };

  return { fill, heightOf };
})();
