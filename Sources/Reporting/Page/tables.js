// Tables sort by a click on a heading, can be searched, and fold after some rows and columns.
(() => {
  "use strict";
  const { words, follow, followed, values, isShown, element, button, onFollow, onNarrow } = page;
  const shown = 30;
  const units = new Set(values.units);
  const teams = new Set(values.teams);
  const cells = new Map();

  const enhance = (table) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const rest = values.rest[table.id] ?? [];
    const heads = [...table.tHead.rows[0].cells];
    const extra = heads.flatMap((head, place) => (head.classList.contains("x") ? [place] : []));
    const unitOf = new Map();
    let isNarrow = extra.length > 0;
    let folded = rows.length > shown + 5;
    let query = "";
    const note = element("p", { class: "note" });
    const toggle = button("", () => { folded = !folded; complete(); apply(); });
    const apply = () => {
      let count = 0;
      for (const row of body.rows) {
        const unit = unitOf.get(row);
        const isOut = unit !== undefined && !isShown(unit);
        row.classList.toggle("out", isOut);
        const fits = !isOut && (query === "" || row.textContent.toLowerCase().includes(query));
        if (fits) count += 1;
        row.hidden = !fits || (folded && count > shown);
      }
      count += rest.length;
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
        complete();
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

    /** Lets a row that names a unit or a team be clicked, marked and filtered. */
    const join = (row) => {
      const cell = [...row.cells].slice(0, 2).find(
        ({ textContent }) => units.has(textContent) || teams.has(textContent));
      if (!cell) return;
      const name = cell.textContent;
      const unit = units.has(name);
      if (unit) unitOf.set(row, name);
      row.classList.add("can-follow");
      cell.addEventListener("click", () => (unit ? follow(name) : follow("", name)));
      if (!cells.has(name)) cells.set(name, []);
      cells.get(name).push(row);
      if (name === (followed.unit || followed.team)) row.classList.add("followed");
    };
    rows.forEach(join);

    /** Adds the rows that no markup holds, when they are first asked for. */
    const complete = () => {
      const kinds = heads.map((head) => (head.classList.contains("t") ? { class: "t" } : {}));
      for (const texts of rest.splice(0)) {
        const row = element(
          "tr", {}, ...texts.map((text, place) => element("td", kinds[place], text)));
        for (const place of extra) row.cells[place].hidden = isNarrow;
        body.append(row);
        rows.push(row);
        join(row);
      }
    };
    addEventListener("beforeprint", () => { if (rest.length > 0) { complete(); apply(); } });
    onNarrow(() => { complete(); apply(); });

    const tools = element("div", { class: "tools" });
    if (rows.length > 8) {
      const search = element("input", {
        type: "search", placeholder: words.search, "aria-label": words.search,
      });
      search.addEventListener("input", () => {
        query = search.value.toLowerCase();
        complete();
        apply();
      });
      tools.append(search);
    }
    if (extra.length > 0) {
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
