window.vegaModules = (() => {
  "use strict";
  const loaded = Object.create(null);
  const alias = { "vega-selections": "vega-selection" };
  const require = (name) => {
    const found = loaded[alias[name] ?? name];
    if (!found) throw new Error(`${name} is not in this page`);
    return found;
  };
  const define = (name, body) => {
    const module = { exports: {} };
    body(module, module.exports, require);
    loaded[name] = module.exports;
  };
  return { define, require };
})();
