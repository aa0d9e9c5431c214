// What the page and the figures share: a chart's specification gets its tables, words and height.
const specifications = (() => {
  "use strict";
  // Vega groups by objects, in which a name such as "constructor" is there before it is put in, and
  // "__proto__" is every object's. A blank that is not broken makes another name of it.
  const isTaken = (name) => typeof name === "string" && name in Object.prototype;
  const safe = (name) => (isTaken(name) ? `${name}\u00a0` : name);
  const named = (text) =>
    typeof text === "string" && text.endsWith("\u00a0") && isTaken(text.slice(0, -1))
      ? text.slice(0, -1) : text;

  /** Columns to one object a row; texts are levels and codes. */
  const rowsOf = (columns) => {
    const names = Object.keys(columns);
    const read = names.map((name) => {
      const column = columns[name];
      return Array.isArray(column)
        ? column.map(safe) : column.codes.map((code) => safe(column.levels[code]));
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
    for (const signal of spec.signals) if (signal.name in given) signal.value = safe(given[signal.name]);
    return tables;
  };

  return { fill, heightOf, safe, named };
})();
