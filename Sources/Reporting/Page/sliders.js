// Other weights, other ranks: totals are added and ranked as the command line does.
(() => {
  "use strict";
  const { values, words, follow, isShown, element, button, onFollow, onNarrow } = page;
  const host = document.getElementById("sliders");
  const study = values.sliders;
  if (!host || !study) return;
  const shown = 20;

  /** Weighted mean; null where a component with a weight is missing. */
  const total = (scores, weights) => {
    let sum = 0;
    for (const weight of weights) sum += weight;
    let result = 0;
    for (let k = 0; k < weights.length; k += 1) {
      if (weights[k] === 0) continue;
      if (scores[k] === null) return null;
      result += weights[k] * scores[k];
    }
    return result / sum;
  };

  /** Highest first; totals closer than 1e-9 of their size are equal. */
  const ranked = (totals) => {
    const order = [...totals.keys()].filter((unit) => totals[unit] !== null);
    order.sort((a, b) => totals[b] - totals[a] || a - b);
    const ranks = totals.map(() => null);
    let groups = 0;
    for (let start = 0, end; start < order.length; start = end) {
      end = start + 1;
      while (end < order.length) {
        const value = totals[order[end]];
        if (totals[order[end - 1]] - value > 1e-9 * Math.max(1, Math.abs(value))) break;
        end += 1;
      }
      groups += 1;
      const tied = order.slice(start, end).sort((a, b) => a - b);
      tied.forEach((unit, place) => {
        ranks[unit] = {
          competition: start + 1, dense: groups, ordinal: start + place + 1,
          mid: (start + end + 1) / 2,
        }[study.ties];
      });
    }
    return { ranks, order };
  };

  /** The total that a weighted mean of the scores stands for. */
  const shownTotal = {
    arithmetic: (mean) => mean, geometric: Math.exp, harmonic: (mean) => -1 / mean,
  }[study.aggregation];

  let weights = [...study.weights];
  let all = false;
  const nominal = ranked(study.scores.map((row) => total(row, weights))).ranks;
  const inputs = [];
  const share = study.components.map(() => element("output"));
  const sum = element("p", { class: "note", "aria-live": "polite" });
  const body = element("tbody");
  const hasTeams = study.teams.some((team) => team !== "");
  const rows = study.units.map((unit, place) => {
    const cells = [
      element("td"), element("td", { class: "t" }, unit),
      element("td", { class: "t" }, study.teams[place]), element("td"), element("td"),
      element("td"),
    ];
    cells[2].hidden = !hasTeams;
    const row = element("tr", { class: "can-follow" }, ...cells);
    row.addEventListener("click", () => follow(unit));
    return { row, cells };
  });

  const update = () => {
    const whole = weights.reduce((a, b) => a + b, 0);
    if (!(whole > 0)) {
      sum.textContent = words.noWeight;
      return;
    }
    const totals = study.scores.map((row) => total(row, weights));
    const { ranks, order } = ranked(totals);
    let moved = 0;
    rows.forEach(({ cells }, unit) => {
      const shift = ranks[unit] === null || nominal[unit] === null ? null : nominal[unit] - ranks[unit];
      if (shift) moved += 1;
      const arrow = !shift ? "" : shift > 0 ? `▲ ${shift}` : `▼ ${-shift}`;
      cells[0].textContent = ranks[unit] ?? "";
      cells[3].textContent = totals[unit] === null ? "" : shownTotal(totals[unit]).toFixed(2);
      cells[4].textContent = nominal[unit] ?? "";
      cells[5].textContent = arrow;
      cells[5].className = !shift ? "" : shift > 0 ? "up" : "down";
    });
    body.replaceChildren(...order.map((unit) => rows[unit].row));
    const own = order.filter((unit) => isShown(study.units[unit]));
    for (const unit of order) rows[unit].row.hidden = true;
    for (const unit of all ? own : own.slice(0, shown)) rows[unit].row.hidden = false;
    more.textContent = all ? words.fewer : words.all.replace("%d", own.length);
    more.hidden = own.length <= shown;
    share.forEach((output, k) => {
      output.textContent = `${(100 * weights[k] / whole).toFixed(1)} %`;
    });
    sum.textContent = words.moved.replace("%d", moved).replace("%d", order.length);
    host.dataset.order = JSON.stringify(order.map((unit) => [study.units[unit], ranks[unit]]));
    if (page.setWeights) page.setWeights(weights.map((weight) => 100 * weight / whole));
  };

  const set = (next) => {
    weights = next;
    inputs.forEach(([slider, box], k) => {
      slider.value = weights[k];
      box.value = weights[k];
    });
    update();
  };
  page.weigh = set;

  const panel = element("div", { class: "weights" });
  study.components.forEach((name, k) => {
    const most = Math.max(100, ...study.weights);
    const slider = element("input", {
      type: "range", min: 0, max: most, step: 1, value: weights[k], "aria-label": name,
    });
    const box = element("input", {
      type: "number", min: 0, step: "any", value: weights[k], "aria-label": name,
    });
    const change = (from, to) => () => {
      const value = Number(from.value);
      if (from.value === "" || !Number.isFinite(value) || value < 0) return;
      weights[k] = value;
      to.value = value;
      update();
    };
    slider.addEventListener("input", change(slider, box));
    box.addEventListener("input", change(box, slider));
    inputs.push([slider, box]);
    panel.append(element("div", {}, element("span", {}, name), slider, box, share[k]));
  });
  const more = button("", () => {
    all = !all;
    update();
  });
  const head = element("tr", {}, ...words.sliderColumns.map((name, place) =>
    element("th", place === 1 || place === 2 ? { class: "t" } : {}, name)));
  head.cells[2].hidden = !hasTeams;
  host.replaceChildren(
    panel, element("div", { class: "tools" }, button(words.reset, () => set([...study.weights]))),
    sum, element("div", {
      class: "scroll", tabindex: 0, role: "region", "aria-label": words.slidersTitle,
    }, element("table", {}, element("thead", {}, head), body)),
    more);
  onFollow(({ unit, team }) => rows.forEach(({ row }, place) => {
    row.classList.toggle(
      "followed", unit ? study.units[place] === unit : team !== "" && study.teams[place] === team);
  }));
  onNarrow(update);
  update();
})();
