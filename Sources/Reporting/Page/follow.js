// The bar that says who is followed and lets a keyboard choose, and the card of that unit.
(() => {
  "use strict";
  const { words, values, follow, followed, narrow, element, button, chooser, onFollow } = page;

  for (const text of document.querySelectorAll(".statement")) {
    const copy = button(words.copy, async () => {
      await navigator.clipboard.writeText(text.textContent);
      copy.textContent = words.copied;
    });
    text.after(element("div", { class: "tools" }, copy));
  }
  if (values.units.length === 0) return;

  const input = element("input", { list: "unit-names", type: "search", id: "follow" });
  const names = element("datalist", { id: "unit-names" });
  for (const unit of values.units) names.append(element("option", { value: unit }));
  const place = new Map(values.units.map((unit, index) => [unit, index]));
  const state = element("span", { "aria-live": "polite" });
  const choose = () => {
    const asked = input.value.trim();
    if (place.has(asked)) {
      if (asked !== followed.unit) follow(asked);
      return;
    }
    const fits = values.units.filter((unit) => unit.includes(asked));
    if (asked !== "" && fits.length === 0) {
      state.textContent = words.unknownUnit.replace("%s", () => asked);
    } else if (!followed.unit && !followed.team) state.textContent = "";
  };
  input.addEventListener("input", choose);
  const clear = button(words.clear, () => {
    input.value = "";
    state.textContent = "";
    if (followed.unit || followed.team) follow(followed.unit, followed.team);
  });
  const bar = element(
    "div", { class: "follow" }, element("label", { for: "follow" }, words.follow), input, names,
    clear, ...(values.groups.length > 1 ? [chooser(
      words.group, [[null, words.allGroups], ...values.groups.entries()], narrow)] : []),
    state, element("a", { href: "#contents" }, words.contents));
  document.querySelector("main > .sub").after(bar);

  const card = element("section", { id: "card", "aria-live": "polite" });
  card.hidden = true;
  bar.after(card);
  const letter = button(words.letter, () => {
    document.documentElement.classList.add("letter");
    window.print();
    document.documentElement.classList.remove("letter");
  });
  const show = (unit) => {
    const lines = values.cards[place.get(unit)] ?? [];
    card.hidden = lines.length === 0;
    if (card.hidden) return;
    const team = values.teams[place.get(unit)];
    card.replaceChildren(
      element("h2", {}, unit, team ? element("small", {}, ` ${words.byTeam.replace("%s", () => team)}`) : ""),
      element("ul", {}, ...lines.map((line) => element("li", {}, values.lines[line]))),
      element("div", { class: "tools" }, letter));
  };
  onFollow(({ unit, team }) => {
    if (unit || team || place.has(input.value)) input.value = unit;
    state.textContent = unit ? `${unit}${team ? ` (${team})` : ""}` : team;
    show(unit);
  });
})();
