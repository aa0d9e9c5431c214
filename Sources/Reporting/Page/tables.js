// Tables sort by a click on a heading, can be searched, and fold after some rows and columns.
(() => {
  "use strict";
  const { words, follow, followed, values, element, button, onFollow } = page;
  const shown = 30;
  const units = new Set(values.units);
  const teams = new Set(values.teams);
  const cells = new Map();

  const enhance = (table) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const extra = heads.flatMap((head, place) => (head.classList.contains("x") ? [place] : []));
    let folded = rows.length > shown + 5;
    let query = "";
    const note = element("p", { class: "note" });
    const toggle = button("", () => { folded = !folded; apply(); });
    const apply = () => {
      let count = 0;
      for (const row of body.rows) {
        const fits = query === "" || row.textContent.toLowerCase().includes(query);
        if (fits) count += 1;
        row.hidden = !fits || (folded && count > shown);
      }
      const hidden = folded ? Math.max(0, count - shown) : 0;
      note.textContent = hidden > 0 ? words.hidden.replace("%d", hidden) : "";
      toggle.textContent = folded ? words.all.replace("%d", count) : words.fewer;
      toggle.hidden = count <= shown;
    };

    heads.forEach((head, place) => {
      const link = head.firstElementChild;
      const name = link.textContent;
      const meaning = document.querySelector(`${link.getAttribute("href")} + dd`).textContent;
      const sort = button(name, () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const numeric = !head.classList.contains("t");
        const keyed = [...body.rows].map((row, index) => {
          const text = row.cells[place].textContent;
          // "< 0.001" sorts as what it is below.
          const shown = text.replace(/^< /, "");
          return { row, index, text, key: numeric && text !== "" ? Number(shown) : NaN };
        });
        const sign = down ? -1 : 1;
        keyed.sort((a, b) => {
          // Blank cells stay last either way.
          if ((a.text === "") !== (b.text === "")) return a.text === "" ? 1 : -1;
          const order = Number.isNaN(a.key) || Number.isNaN(b.key)
            ? a.text.localeCompare(b.text) : a.key - b.key;
          return sign * order || a.index - b.index;
        });
        body.append(...keyed.map(({ row }) => row));
        apply();
      }, { title: `${meaning}\n${words.sort}` });
      link.textContent = "?";
      link.setAttribute("aria-label", words.meaning.replace("%s", () => name));
      head.dataset.name = name;
      head.replaceChildren(sort, " ", link);
    });

    for (const row of rows) {
      const cell = [...row.cells].slice(0, 2).find(
        ({ textContent }) => units.has(textContent) || teams.has(textContent));
      if (!cell) continue;
      const name = cell.textContent;
      const unit = units.has(name);
      row.classList.add("can-follow");
      cell.addEventListener("click", () => (unit ? follow(name) : follow("", name)));
      if (!cells.has(name)) cells.set(name, []);
      cells.get(name).push(row);
    }

    const tools = element("div", { class: "tools" });
    if (rows.length > 8) {
      const search = element("input", {
        type: "search", placeholder: words.search, "aria-label": words.search,
      });
      search.addEventListener("input", () => { query = search.value.toLowerCase(); apply(); });
      tools.append(search);
    }
    if (extra.length > 0) {
      let isNarrow = true;
      const widen = button("", () => { isNarrow = !isNarrow; narrow(); });
      const narrow = () => {
        for (const row of [table.tHead.rows[0], ...rows]) {
          for (const place of extra) row.cells[place].hidden = isNarrow;
        }
        widen.textContent =
          isNarrow ? words.moreColumns.replace("%d", extra.length) : words.fewerColumns;
        widen.setAttribute("aria-expanded", String(!isNarrow));
      };
      narrow();
      tools.append(widen);
    }
    tools.append(toggle);
    table.parentElement.before(tools);
    table.parentElement.after(note);
    apply();
  };

  for (const table of document.querySelectorAll("table.data")) enhance(table);
  let marked = [];
  onFollow(() => {
    for (const row of marked) row.classList.remove("followed");
    marked = cells.get(followed.unit || followed.team) ?? [];
    for (const row of marked) row.classList.add("followed");
  });
})();
